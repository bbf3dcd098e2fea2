/// The headings that the items of one level have, by which a doubtful one among them is judged: a list has headings
/// throughout or not at all.
struct HeadingCompany {
    /// How a heading is parted from its body.
    enum Manner {
        /// By nothing but the stop of a sentence.
        case sentence
        /// By a colon or a dash.
        case mark
        /// By a turn in the sense, or by the page's own markup.
        case turn
    }

    /// What is enough where the other items of the level have headings.
    static let enoughInCompany = 5
    /// What is enough where all of them have.
    static let enoughInGoodCompany = 2
    /// What is enough where they have none.
    static let enoughAlone = 12

    private var items = 0
    private var sentences = 0
    private var marks = 0
    /// Items whose heading needs no company.
    private var certain = 0
    /// Items that have a heading if others do.
    private var plausible = 0

    /// Counts the best split of one more item.
    mutating func add(_ manner: Manner, points: Int) {
        items += 1
        if points >= HeadingCompany.enoughInCompany { plausible += 1 }
        switch manner {
        case .sentence: sentences += 1
        case .mark: marks += 1
        case .turn: if points >= HeadingSplitter.certain { certain += 1 }
        }
    }

    /// Whether a heading that was found in one of the items is one.
    ///
    /// - Parameter isBrief: whether it is no longer than most headings are.
    func accepts(_ manner: Manner, points: Int, hasChildren: Bool, isBrief: Bool) -> Bool {
        let others = items - 1
        switch manner {
        case .sentence:
            // A sentence of its own before the body is a heading only where that is the manner of the list, or where all
            // others have headings in one manner or another.
            return others >= 2
                && (sentences * 5 >= items * 3 || isBrief && (sentences + marks + certain) * 10 >= items * 9)
        case .mark:
            return hasChildren || others >= 1 && (marks + certain) * 2 >= items
        case .turn:
            return points >= enough(hasChildren: hasChildren)
        }
    }

    /// How many points are enough, by the share of the others that have headings for certain, or of all that may have.
    private func enough(hasChildren: Bool) -> Int {
        let others = items - 1
        if others > 1 && certain * 5 >= others * 4 || others >= 5 && plausible * 10 >= items * 8 {
            return HeadingCompany.enoughInGoodCompany
        }
        if hasChildren || others > 0 && certain * 2 >= others || others >= 3 && plausible * 10 >= items * 6 {
            return HeadingCompany.enoughInCompany
        }
        return HeadingCompany.enoughAlone
    }
}
