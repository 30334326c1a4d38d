package io.planwright.domain;

/** What may stand as a title: one line, not blank, at most 2,000 characters. */
public final class Titles {

    private static final int LONGEST = 2_000;

    private Titles() {}

    /**
     * @param what the thing that is to bear the title, for the message
     * @return the title without surrounding white space
     * @throws IllegalArgumentException when it is blank, longer or has line breaks
     */
    public static String checked(String what, String title) {
        var stripped = title.strip();
        if (stripped.isEmpty()) {
            throw new IllegalArgumentException(what + " must not be blank");
        }
        if (stripped.length() > LONGEST) {
            throw new IllegalArgumentException(
                    what + " has " + stripped.length() + " characters, at most " + LONGEST + " are possible");
        }
        if (stripped.chars().anyMatch(c -> c == '\n' || c == '\r')) {
            throw new IllegalArgumentException(what + " must be one line");
        }
        return stripped;
    }
}
