package ogi.report

/**
 * The stable code of the error, the same in every language: `input/not-json` for [InputException.NotJson].
 *
 * Written out, because a shrinker may rename classes.
 */
public val InputException.code: String
    @JvmName("codeOf")
    get() = when (this) {
        is InputException.Empty -> "input/empty"
        is InputException.TooLarge -> "input/too-large"
        is InputException.NotText -> "input/not-text"
        is InputException.UnknownEncoding -> "input/unknown-encoding"
        is InputException.BrokenFile -> "input/broken-file"
        is InputException.Encrypted -> "input/encrypted"
        is InputException.UnpacksTooLarge -> "input/unpacks-too-large"
        is InputException.NoText -> "input/no-text"
        is InputException.NotAReport -> "input/not-a-report"
        is InputException.BeforeForms -> "input/before-forms"
        is InputException.NotJson -> "input/not-json"
        is InputException.BadField -> "input/bad-field"
        is InputException.UnknownField -> "input/unknown-field"
        is InputException.Duplicate -> "input/duplicate"
        is InputException.NoForm -> "input/no-form"
        is InputException.UnknownForm -> "input/unknown-form"
        is InputException.NoFormForYear -> "input/no-form-for-year"
        is InputException.UnknownCell -> "input/unknown-cell"
        is InputException.CellNotInForm -> "input/cell-not-in-form"
        is InputException.DividedTwice -> "input/divided-twice"
        is InputException.BadCell -> "input/bad-cell"
        is InputException.UnknownRule -> "input/unknown-rule"
        is InputException.TooFewReports -> "input/too-few-reports"
        is InputException.YearsDescend -> "input/years-descend"
        is InputException.TooManyReports -> "input/too-many-reports"
        is InputException.NoRepair -> "input/no-repair"
        is InputException.NotAnnotated -> "input/not-annotated"
        is InputException.Internal -> "input/internal"
        is InputException.Other -> "input/other"
    }
