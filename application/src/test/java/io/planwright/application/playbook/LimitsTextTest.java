package io.planwright.application.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.planwright.application.playbook.Playbook.Limits;
import org.junit.jupiter.api.Test;

class LimitsTextTest {

    private static final Limits THREE = new Limits(3, true);
    private static final String LINE = "limits: {mostActive: 3, archiveWhenDone: true}\n";

    @Test
    void limitsComeLastWhereThereAreNone() {
        assertThat(LimitsText.with("key: shop\nname: Shop", THREE)).isEqualTo("key: shop\nname: Shop\n" + LINE);
    }

    @Test
    void limitsOnOneLineAreReplacedInTheirPlace() {
        assertThat(LimitsText.with("key: shop\nlimits: {mostActive: 1} # one\nname: Shop\n", THREE))
                .isEqualTo("key: shop\n" + LINE + "name: Shop\n");
    }

    @Test
    void limitsOnSeveralLinesAreReplacedWhole() {
        assertThat(LimitsText.with("limits:\n  mostActive: 1\n  archiveWhenDone: false\n# the end\n", THREE))
                .isEqualTo(LINE + "# the end\n");
    }

    @Test
    void aWordInATextIsNoLimit() {
        var yaml = "key: shop\ntext: |\n  limits: none\n";
        assertThat(LimitsText.with(yaml, THREE)).isEqualTo(yaml + LINE);
    }
}
