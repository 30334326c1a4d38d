package io.planwright.application.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BoxesTest {

    private static final String TEXT = """
            ## Gates

            - [ ] first, with [x] in its words
            * [x] second

                - [ ] nested

            1. [ ] numbered

            ```
            - [ ] code is no box
            ```

            > - [X] quoted

            - no box
            """;

    @Test
    void eachBoxIsTickedInItsPlace() {
        assertThat(Boxes.ticked(TEXT, 0, true)).hasValue(TEXT.replace("- [ ] first", "- [x] first"));
        assertThat(Boxes.ticked(TEXT, 1, false)).hasValue(TEXT.replace("* [x] second", "* [ ] second"));
        assertThat(Boxes.ticked(TEXT, 2, true)).hasValue(TEXT.replace("- [ ] nested", "- [x] nested"));
        assertThat(Boxes.ticked(TEXT, 3, true)).hasValue(TEXT.replace("1. [ ] numbered", "1. [x] numbered"));
        assertThat(Boxes.ticked(TEXT, 4, false)).hasValue(TEXT.replace("- [X] quoted", "- [ ] quoted"));
    }

    @Test
    void thereAreAsManyAsAreShown() {
        assertThat(Boxes.ticked(TEXT, 5, true)).isEmpty();
        assertThat(Boxes.ticked(TEXT, -1, true)).isEmpty();
        assertThat(RenderedMarkdown.html(TEXT).split("<input", -1)).hasSize(6);
    }

    @Test
    void linesMayEndAsOnWindows() {
        assertThat(Boxes.ticked("- [ ] a\r\n- [ ] b\r\n", 1, true)).hasValue("- [ ] a\r\n- [x] b\r\n");
    }
}
