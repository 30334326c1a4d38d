package io.planwright.application.markdown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HardToParseTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"<", "<a ", "</", "|\n", "[ ]\n", "|\n    - a\n", "- [ ] a\n", "[", "![", "`", "- ", "> ", "*a_ "
            })
    void aMegabyteOfAnythingIsDoneWithSoon(String unit) {
        var text = unit.repeat(1_000_000 / unit.length());

        assertTimeout(Duration.ofSeconds(20), () -> {
            assertThat(PlanFile.parse(text).text()).isEqualTo(text);
            assertThat(RenderedMarkdown.html(text)).isNotEmpty();
        });
    }

    @Test
    void aLongListIsNotHard() {
        assertThat(PlanFile.parse("- [ ] task\n    - [x] subtask\n".repeat(30_000))
                        .tasks())
                .isEqualTo(60_000);
    }
}
