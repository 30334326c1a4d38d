package io.planwright.application.markdown;

/**
 * Tells the texts that would keep the parser busy for long, because its effort grows with the square of something.
 *
 * <p>Nobody writes such texts to be read; they are taken as plain text instead.
 */
final class HardToParse {

    /** Lines of one paragraph that could begin something else: for each the parser copies the paragraph so far. */
    private static final int MOST_LINES = 20_000;

    /** Opening angle brackets of a paragraph times its length: for each the parser may search the rest. */
    private static final long MOST_STEPS = 1_000_000_000L;

    private HardToParse() {}

    static boolean asBlocks(String text) {
        int lines = 0;
        for (int from = 0; from < text.length(); from = lineEnd(text, from) + 1) {
            int begin = begin(text, from);
            if (isBlank(text, begin) || begin - from < 4 && isListItem(text, begin)) {
                lines = 0;
            } else if (!Character.isLetter(text.charAt(begin)) && ++lines > MOST_LINES) {
                return true;
            }
        }
        return false;
    }

    static boolean asInlines(String text) {
        long brackets = 0;
        int paragraph = 0;
        for (int from = 0; from < text.length(); from = lineEnd(text, from) + 1) {
            int end = lineEnd(text, from);
            if (isBlank(text, begin(text, from))) {
                brackets = 0;
                paragraph = end;
            }
            for (int at = text.indexOf('<', from); at >= 0 && at < end; at = text.indexOf('<', at + 1)) {
                brackets++;
            }
            if (brackets * (end - paragraph) > MOST_STEPS) {
                return true;
            }
        }
        return false;
    }

    private static int lineEnd(String text, int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return end;
    }

    private static int begin(String text, int from) {
        int at = from;
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        return at;
    }

    private static boolean isBlank(String text, int at) {
        return at == text.length() || text.charAt(at) == '\n' || text.charAt(at) == '\r';
    }

    private static boolean isListItem(String text, int at) {
        return "-+*".indexOf(text.charAt(at)) >= 0
                && text.startsWith(" ", at + 1)
                && !isBlank(text, begin(text, at + 1));
    }
}
