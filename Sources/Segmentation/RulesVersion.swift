/// The version of the rules of this module: it stands in every event line and in every receipt.
public enum RulesVersion {
    /// The year and the number of the release of the rules in that year.
    public static let current = "2026.1"
}
