package io.planwright.application.briefing;

/**
 * Estimates how many tokens a language model makes of a text: one for each four characters (UTF-16 units), rounded up.
 *
 * <p>Models differ, and for texts with many accents the number is too low; it is an estimate that needs no model.
 */
public final class Tokens {

    /** The smallest budget that a briefing is made for. */
    public static final int FEWEST = 250;

    /** How many characters make a token. */
    public static final int CHARACTERS = 4;

    private Tokens() {}

    public static int in(CharSequence text) {
        return of(text.length());
    }

    static int of(int characters) {
        return (characters + CHARACTERS - 1) / CHARACTERS;
    }
}
