import FuzzRun
import ReadingInvariants

private let documents = FuzzRun.schema("document")

FuzzRun.main { data, size in
    FuzzRun.test(data, size, secondsPerByte: 0) { saved in
        ExtractionInput(saved).violations { documents.findings(inLines: $0) }
    }
}
