package io.planwright.ui.text;

import java.util.regex.Pattern;

/**
 * A text in the parts that its writer sees and does not see: what is edited is the body. The title of a whole file, a
 * heading of the first level, belongs to the body.
 *
 * @param head its heading; empty when it begins without one
 * @param gap what stands between heading and body
 * @param tail the blank lines at its end, so that what follows in the file stays apart
 */
record SectionText(String head, String gap, String body, String tail) {

    private static final Pattern HEAD = Pattern.compile("\\A\\s*^ {0,3}#{2,6}[ \\t]\\V*", Pattern.MULTILINE);
    private static final Pattern GAP = Pattern.compile("\\A(?:\\h*\\R)+");

    static SectionText of(String text) {
        var found = HEAD.matcher(text);
        var head = found.find() ? found.group() : "";
        var rest = text.substring(head.length());
        var body = rest.stripTrailing();
        var tail = rest.substring(body.length());
        if (head.isEmpty()) {
            return new SectionText("", "", body, tail);
        }
        var gap = GAP.matcher(body);
        return gap.find()
                ? new SectionText(head, gap.group(), body.substring(gap.end()), tail)
                : new SectionText(head, lineEnd(text).repeat(2), "", tail);
    }

    /** @return what stands in the editor: below a title that stands alone there is a line to begin on */
    String editable() {
        return body.startsWith("# ") && body.lines().count() == 1 ? body + "\n\n" : body;
    }

    /** @return the whole text with another body; a heading that was pasted along is not doubled */
    String with(String written) {
        var own = written.strip().startsWith(head.strip() + "\n")
                        || written.strip().equals(head.strip())
                ? written.strip().substring(head.strip().length()).replaceFirst("^\\n+", "")
                : written;
        var end = lineEnd(head + gap + body + tail);
        var text = own.stripTrailing().replace("\n", end);
        return text.isEmpty() ? head + tail : head + gap + text + tail;
    }

    private static String lineEnd(String text) {
        return text.contains("\r\n") ? "\r\n" : "\n";
    }
}
