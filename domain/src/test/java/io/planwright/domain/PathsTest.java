package io.planwright.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathsTest {

    @ParameterizedTest
    @ValueSource(strings = {"prd.md", "research/plan.md", "docs/plan/47-001-order-plan.md", "tmp/Ghi chú.md", "..md"})
    void aPlainPathIsTaken(String path) {
        assertThat(Paths.checked(path)).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/etc/passwd",
                "../evil.md",
                "a/../../b.md",
                "./a.md",
                "a//b.md",
                "a/",
                "C:a",
                "a\\b",
                "a\nb",
                "a\0b.md"
            })
    void aPathThatLeadsOutIsNot(String path) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Paths.checked(path))
                .withMessageContaining("no plain path");
    }

    @Test
    void aPathHasAnEnd() {
        assertThat(Paths.isPlain("a".repeat(400))).isTrue();
        assertThat(Paths.isPlain("a".repeat(401))).isFalse();
    }
}
