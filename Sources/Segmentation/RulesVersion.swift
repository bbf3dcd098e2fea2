/// The version of the rules by which pages are read: it stands in every event line and in every receipt.
///
/// Both values are written by `make rules-version`, never by hand.
public enum RulesVersion {
    /// The year and the number of the release of the rules in that year.
    public static let current = "2026.22"

    /// The digest of the sources that make up reading a page, without their comments and white space.
    ///
    /// A test computes it anew: who changes a rule and leaves the version as it was is told.
    static let fingerprint = "sha256:f7556a025acda2ee6b797e44d690d8878c5aec5087e089cdcd2894f680bfba2f"
}
