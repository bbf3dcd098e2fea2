extension Amount {
    /// Whether two amounts may be one, told with more or less precision, or in another unit of the same kind.
    ///
    /// The one may be the other rounded to its own last printed digit, where at least two digits are left or a hedge stands
    /// by it; with a hedge, zeros at the end of a whole number count as rounded too. A bare number agrees with an amount that
    /// prints the same number.
    func agrees(with other: Amount) -> Bool {
        if bound * other.bound < 0 { return false }
        if per != 0, other.per != 0, per != other.per { return false }
        if unit != other.unit {
            guard unit == 0 || other.unit == 0 else { return false }
            return Amount.isEqual(mantissa, other.mantissa) || Amount.isEqual(value, other.value)
        }
        if Amount.isEqual(value, other.value) { return true }
        // Without a unit only what a word like "billion" scaled is known to be rounded.
        guard unit != 0 || min(precision, other.precision) > 1 else { return false }
        return isRounded(other) || other.isRounded(self)
    }

    private static func isEqual(_ left: Double, _ right: Double) -> Bool {
        abs(left - right) <= 1e-9 * max(abs(left), abs(right))
    }

    /// Whether this is `exact`, rounded.
    private func isRounded(_ exact: Amount) -> Bool {
        guard precision > 0, exact.precision > 0 else { return false }
        var step = precision
        // Two hedged amounts are both as they were told: "about 900" is not "about 874".
        if isHedged, !exact.isHedged, mantissa >= 10, mantissa.rounded() == mantissa {
            var whole = mantissa
            while whole >= 10, whole.truncatingRemainder(dividingBy: 10) == 0 {
                whole /= 10
                step *= 10
            }
        }
        guard isHedged && !exact.isHedged || digits >= 2, step > exact.precision * 1.5 else { return false }
        // A bound may be rounded to its side.
        let error = abs(exact.value - value)
        return error <= step * (isHedged && bound != 0 ? 1 : 0.5) * (1 + 1e-9)
    }
}
