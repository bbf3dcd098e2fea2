# make run    builds Ingot and runs it on the sample pages
# make test   runs all tests
# make lint   checks form
# make bench  measures speed against libxml2 in the same run
# make fuzz   reads made-up bytes for a minute, or for SECONDS=600 (Fuzzing/README.md)
# make samples-expected
#             writes anew what the program makes of the sample pages (Samples/README.md)
# make rules-version
#             raises the version of the rules after a change to what reads pages (CONTRIBUTING.md)
#
# Each installs what is missing first (Debian and Ubuntu; elsewhere it says what is needed).

.PHONY: run build test lint format bench fuzz samples-expected rules-version dependencies clean

INGOT = .build/release/ingot
SECONDS = 60

run: build
	@$(INGOT) run Pipelines/samples.yaml

build: dependencies
	swift build --configuration release --product ingot

test: dependencies
	swift test

lint:
	swift format lint --strict --recursive Package.swift Sources Tests Benchmarks Fuzzing

format:
	swift format --in-place --recursive Package.swift Sources Tests Benchmarks Fuzzing

bench: dependencies
	@Benchmarks/run

fuzz: dependencies
	@Fuzzing/run $(SECONDS)

samples-expected: dependencies
	INGOT_WRITE_EXPECTED=1 swift test --quiet --filter SamplesTests
	@git --no-pager diff --stat Samples/expected

rules-version: dependencies
	INGOT_WRITE_RULES_VERSION=1 swift test --quiet --filter RulesVersionTests
	@git --no-pager diff --unified=0 Sources/Segmentation/RulesVersion.swift

dependencies:
	@Scripts/install-dependencies

clean:
	rm -rf .build archive
