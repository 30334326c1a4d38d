package io.planwright.worker.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class GlobsTest {

    private static boolean matches(String glob, String path) {
        return new Globs(List.of(glob)).match(path);
    }

    @Test
    void starsStayInTheirFolderAndTwoStarsDoNot() {
        assertThat(matches("test/*.js", "test/a.js")).isTrue();
        assertThat(matches("test/*.js", "test/b/a.js")).isFalse();
        assertThat(matches("test/**", "test/b/a.js")).isTrue();
        assertThat(matches("**/src/test/**", "src/test/A.java")).isTrue();
        assertThat(matches("**/src/test/**", "a/b/src/test/c/A.java")).isTrue();
        assertThat(matches("**/src/test/**", "a/xsrc/test/A.java")).isFalse();
        assertThat(matches("./a.{js,mjs}", "a.mjs")).isTrue();
        assertThat(matches("a.js", "axjs")).isFalse();
        assertThat(matches("a?.js", "ab.js")).isTrue();
    }
}
