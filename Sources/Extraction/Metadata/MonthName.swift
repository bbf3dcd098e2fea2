/// The names of months as pages print them, in full and cut short.
enum MonthName {
    /// The number of a month by its name in lower case. Data: a line a language, the months in order, the forms of each
    /// with a slash between them.
    static let numbers: [String: Int] = {
        var numbers: [String: Int] = [:]
        for language in languages {
            for (index, forms) in language.split(separator: " ").enumerated() {
                for form in forms.split(separator: "/") { numbers[String(form)] = index + 1 }
            }
        }
        return numbers
    }()

    static let languages = [
        // English
        "january/jan february/feb march/mar april/apr may june/jun july/jul august/aug september/sep/sept october/oct november/nov december/dec",
        // German, the Austrian January too
        "januar/jänner/jän februar/feber märz/mär/mrz april mai juni juli august september oktober/okt november dezember/dez",
        // French
        "janvier/janv février/fevrier/févr/fév mars avril/avr mai juin juillet/juil août/aout septembre octobre novembre décembre/decembre/déc",
        // Spanish
        "enero/ene febrero marzo abril/abr mayo junio julio agosto/ago septiembre/setiembre octubre noviembre diciembre/dic",
        // Italian
        "gennaio/gen febbraio marzo aprile maggio/mag giugno/giu luglio/lug agosto settembre/set ottobre/ott novembre dicembre",
        // Portuguese
        "janeiro fevereiro/fev março/marco abril maio/mai junho julho agosto setembro/set outubro/out novembro dezembro",
        // Dutch
        "januari februari maart/mrt april mei juni juli augustus september oktober november december",
        // Polish, in the genitive
        "stycznia/sty lutego/lut marca kwietnia/kwi maja/maj czerwca/cze lipca/lip sierpnia/sie września/wrz października/paź listopada/lis grudnia/gru",
        // Russian, in the genitive
        "января/янв февраля/фев марта/мар апреля/апр мая июня/июн июля/июл августа/авг сентября/сен/сент октября/окт ноября/ноя декабря/дек",
        // Czech, in the genitive
        "ledna února března dubna května června července srpna září října listopadu prosince",
        // Swedish, Danish and Norwegian
        "januari/januar februari/februar mars/marts april maj/mai juni juli augusti/august september oktober november december/desember/des",
        // Turkish
        "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
        // Indonesian
        "januari februari maret april mei juni juli agustus september oktober november desember",
    ]
}
