package io.planwright.application.markdown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import org.junit.jupiter.api.Test;

class TextBytesTest {

    @Test
    void textIsReadWithItsByteOrderMark() {
        var text = "\uFEFFĐơn hàng \uD83D\uDE00\r\n";

        assertThat(TextBytes.decode("a.md", text.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(text);
        assertThat(TextBytes.decode("a.md", new byte[0])).isEmpty();
    }

    @Test
    void otherBytesAreRefusedWithTheirPlace() {
        assertThatThrownBy(() -> TextBytes.decode("tasks.md", "a\nb\ncafé".getBytes(StandardCharsets.ISO_8859_1)))
                .isInstanceOf(UnreadableText.class)
                .hasMessage("tasks.md is not UTF-8: byte 0xE9 at offset 7 (line 3)");
    }

    @Test
    void aCharacterCutOffAtTheEndIsRefused() {
        assertThatThrownBy(() -> TextBytes.decode("a.md", new byte[] {'a', (byte) 0xE2, (byte) 0x9C}))
                .isInstanceOf(UnreadableText.class)
                .hasMessage("a.md is not UTF-8: byte 0xE2 at offset 1 (line 1)");
    }

    @Test
    void linesEndAsWindowsEndsThemOnlyWhenAllDo() {
        assertThat(TextBytes.endingOf("")).isEqualTo(LineEnding.LF);
        assertThat(TextBytes.endingOf("a\rb")).isEqualTo(LineEnding.LF);
        assertThat(TextBytes.endingOf("a\r\nb\n")).isEqualTo(LineEnding.LF);
        assertThat(TextBytes.endingOf("\na\r\n")).isEqualTo(LineEnding.LF);
        assertThat(TextBytes.endingOf("a\r\nb")).isEqualTo(LineEnding.CRLF);
        assertThat(TextBytes.endingOf("a\r\r\nb\rc\r\n")).isEqualTo(LineEnding.CRLF);
    }

    @Property(seed = "2026")
    void normalisedTextIsRestored(@ForAll @CharRange(from = '\n', to = '\r') String text) {
        for (var each : new String[] {text, text.replace("\n", "\r\n")}) {
            var ending = TextBytes.endingOf(each);
            assertThat(ending.restore(ending.normalise(each))).isEqualTo(each);
        }
    }
}
