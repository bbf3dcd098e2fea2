# make run    builds Ingot and runs it on the sample pages
# make test   runs all tests
# make install
#             puts the program, its manual pages and the completions of three shells in place (PREFIX=/usr/local)
# make uninstall
#             takes them away again
# make lint   checks form
# make bench  measures speed against libxml2 in the same run
# make fuzz   reads made-up bytes for a minute, or for SECONDS=600 (Fuzzing/README.md)
# make torture
#             kills, starves and damages the program a thousand times, or KILLS=100 FLIPS=100, and sums up what was lost
# make samples-expected
#             writes anew what the program makes of the sample pages (Samples/README.md)
# make reference
#             writes anew the pages of Documentation/ that commands, pipeline keys and schemas make
# make rules-version
#             raises the version of the rules after a change to what reads pages (CONTRIBUTING.md)
#
# Each installs what is missing first (Debian and Ubuntu; elsewhere it says what is needed).

.PHONY: run build test install uninstall lint format bench fuzz torture samples-expected reference rules-version dependencies clean

INGOT = .build/release/ingot
MANUAL = .build/plugins/GenerateManual/outputs/ingot
PREFIX = /usr/local
DESTDIR =
SECONDS = 60
KILLS = 1000
FLIPS = 1000
SEED = 20241123

run: build
	@$(INGOT) run Pipelines/samples.yaml

build: dependencies
	swift build --configuration release --product ingot

test: dependencies
	swift test

# The pages are made from the commands themselves, by the library that reads them.
install: build
	@swift package generate-manual --multi-page >/dev/null
	@PREFIX='$(PREFIX)' DESTDIR='$(DESTDIR)' Scripts/install install $(INGOT) $(MANUAL)

uninstall:
	@PREFIX='$(PREFIX)' DESTDIR='$(DESTDIR)' Scripts/install uninstall $(INGOT) $(MANUAL)

lint:
	swift format lint --strict --recursive Package.swift Sources Tests Benchmarks Fuzzing

format:
	swift format --in-place --recursive Package.swift Sources Tests Benchmarks Fuzzing

bench: dependencies
	@Benchmarks/run

fuzz: dependencies
	@Fuzzing/run $(SECONDS)

# The release build, for it is what people use and is faster; a failure names the seed that brings it again.
torture: build
	@rm -f .build/torture.txt
	INGOT_PROGRAM=$(CURDIR)/$(INGOT) INGOT_TORTURE_STRIDE=1 INGOT_TORTURE_KILLS=$(KILLS) \
	    INGOT_TORTURE_FLIPS=$(FLIPS) INGOT_TORTURE_SEED=$(SEED) INGOT_TORTURE_SUMMARY=$(CURDIR)/.build/torture.txt \
	    swift test --quiet --filter TortureTests
	@sort .build/torture.txt

samples-expected: dependencies
	INGOT_WRITE_EXPECTED=1 swift test --quiet --filter SamplesTests
	@git --no-pager diff --stat Samples/expected

reference: dependencies
	INGOT_WRITE_EXPECTED=1 swift test --quiet --filter ReferenceTests
	@git --no-pager diff --stat Documentation

rules-version: dependencies
	INGOT_WRITE_RULES_VERSION=1 swift test --quiet --filter RulesVersionTests
	@git --no-pager diff --unified=0 Sources/Segmentation/RulesVersion.swift

dependencies:
	@Scripts/install-dependencies

clean:
	rm -rf .build archive
