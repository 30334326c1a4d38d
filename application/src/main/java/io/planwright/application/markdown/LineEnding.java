package io.planwright.application.markdown;

/** How the lines of a text end. */
public enum LineEnding {
    LF,
    CRLF;

    /** @return the text with {@code \n} at the line ends that this is about; a stray {@code \r} stays */
    public String normalise(String text) {
        return switch (this) {
            case LF -> text;
            case CRLF -> text.replace("\r\n", "\n");
        };
    }

    /** @return the text with this line ending, given one that ends its lines with {@code \n} */
    public String restore(String text) {
        return switch (this) {
            case LF -> text;
            case CRLF -> text.replace("\n", "\r\n");
        };
    }
}
