package ogi.report

/**
 * The stable code of the error, the same in every language: `input/not-json` for [InputException.NotJson].
 */
public val InputException.code: String
    @JvmName("codeOf")
    get() = "input/" + this.javaClass.simpleName.replace(Regex("(?<!^)([A-Z])"), "-$1").lowercase()
