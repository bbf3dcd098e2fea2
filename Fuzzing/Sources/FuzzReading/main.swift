import FuzzRun
import ReadingInvariants

private let events = FuzzRun.schema("event")

FuzzRun.main { data, size in
    FuzzRun.test(data, size, secondsPerByte: 0.0001) { saved in
        ReadingInput(saved).violations { events.findings(inLines: $0) }
    }
}
