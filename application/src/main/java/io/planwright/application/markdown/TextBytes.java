package io.planwright.application.markdown;

import io.planwright.application.StorableText;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Text as it comes from files. */
public final class TextBytes {

    private TextBytes() {}

    /**
     * Reads UTF-8 strictly; a byte order mark stays in the text as U+FEFF.
     *
     * @throws UnreadableText when the bytes are anything else, or text that cannot be stored
     */
    public static String decode(String path, byte[] bytes) {
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var in = ByteBuffer.wrap(bytes);
        var out = CharBuffer.allocate(bytes.length);
        if (decoder.decode(in, out, true).isError()) {
            int at = in.position();
            var value = HexFormat.of().withUpperCase().toHexDigits(bytes[at]);
            throw new UnreadableText(
                    path + " is not UTF-8: byte 0x" + value + " at offset " + at + " (line " + lineOf(bytes, at) + ")");
        }
        var text = out.flip().toString();
        int bad = StorableText.firstBad(text);
        if (bad >= 0) {
            long line = text.substring(0, bad).chars().filter(c -> c == '\n').count() + 1;
            throw new UnreadableText(path.replaceAll("\\p{Cntrl}", "?") + " has the character "
                    + StorableText.name(text.charAt(bad)) + " (line " + line + "), which cannot be stored");
        }
        return text;
    }

    private static int lineOf(byte[] bytes, int offset) {
        int line = 1;
        for (int i = 0; i < offset; i++) {
            if (bytes[i] == '\n') {
                line++;
            }
        }
        return line;
    }

    /** @return {@link LineEnding#CRLF} when there are line ends and every one of them is {@code \r\n} */
    public static LineEnding endingOf(String text) {
        boolean found = false;
        for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
            if (at == 0 || text.charAt(at - 1) != '\r') {
                return LineEnding.LF;
            }
            found = true;
        }
        return found ? LineEnding.CRLF : LineEnding.LF;
    }
}
