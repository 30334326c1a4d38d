package io.planwright.ui.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SectionTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "## Goals\n\n- one\n",
                "## Goals\n- one\n\n\n",
                "## Goals",
                "## Goals\n\n",
                "\n### Goals ###\n   \n    code\n",
                "## Goals\r\n\r\n- one\r\n- two\r\n",
                "No heading\n\n## Later\n",
                "# Title\n\nWords\n",
                "# Title\n\n",
                ""
            })
    void aTextThatIsNotTouchedStaysAsItIs(String text) {
        var parts = SectionText.of(text);
        assertThat(parts.with(parts.editable().replace("\r\n", "\n"))).isEqualTo(text);
    }

    @Test
    void theHeadingIsNotEdited() {
        assertThat(SectionText.of("## Goals\n\n- one\n").editable()).isEqualTo("- one");
        assertThat(SectionText.of("## Goals\n\n").editable()).isEmpty();
    }

    @Test
    void whatIsWrittenStandsBelowTheHeadingAndApartFromWhatFollows() {
        assertThat(SectionText.of("## Overview\n\n").with("Search by vector."))
                .isEqualTo("## Overview\n\nSearch by vector.\n\n");
        assertThat(SectionText.of("## Overview").with("Search by vector."))
                .isEqualTo("## Overview\n\nSearch by vector.");
        assertThat(SectionText.of("## Overview\n\nOld.\n\n").with("")).isEqualTo("## Overview\n\n");
    }

    @Test
    void aHeadingThatIsPastedAlongIsNotDoubled() {
        assertThat(SectionText.of("## Goals\n\n- one\n").with("## Goals\n\n- two"))
                .isEqualTo("## Goals\n\n- two\n");
        assertThat(SectionText.of("## Goals\n\n- one\n").with("## Goals of all\n\n- two"))
                .isEqualTo("## Goals\n\n## Goals of all\n\n- two\n");
    }

    @Test
    void theTitleOfAFileIsWrittenWithALineToBeginOnBelowIt() {
        assertThat(SectionText.of("# Title\n\n").editable()).isEqualTo("# Title\n\n");
        assertThat(SectionText.of("# Title\n\n").with("# Title\n\nWords")).isEqualTo("# Title\n\nWords\n\n");
    }
}
