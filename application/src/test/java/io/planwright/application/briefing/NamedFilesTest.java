package io.planwright.application.briefing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamedFilesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "src/domain/entities/[name].py",
                "_async.py",
                "tests/unit",
                "research/",
                "./pom.xml",
                "../a/b.md",
                "đơn_hàng/kiểm_thử.md",
                "docs/**/*.md",
                ".github/workflows/ci.yml"
            })
    void pathsBetweenBackticksAreFiles(String path) {
        assertThat(NamedFiles.in("Edit `" + path + "` now.")).containsExactly(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "make test",
                "asyncio.run",
                "Optional[T]",
                "select()",
                "application/json",
                "https://example.org/a.md",
                "1.2.3",
                "a/b()",
                "{}",
                "/"
            })
    void otherCodeIsNot(String code) {
        assertThat(NamedFiles.in("Run `" + code + "` now.")).isEmpty();
    }

    @Test
    void eachFileIsNamedOnceAndWithoutItsLine() {
        assertThat(NamedFiles.in("`a.py:3`, `b.py:4-9`, `a.py` and c.py")).containsExactly("a.py", "b.py");
    }
}
