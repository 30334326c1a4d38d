package io.planwright.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class TitlesTest {

    @Test
    void whiteSpaceAroundATitleIsNoPartOfIt() {
        assertThat(Titles.checked("a title", " \tBuy bread\u2003")).isEqualTo("Buy bread");
    }

    @Test
    void aTitleSaysSomething() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Titles.checked("a title", " \t "))
                .withMessage("a title must not be blank");
    }

    @Test
    void aTitleIsOneLine() {
        assertThatIllegalArgumentException().isThrownBy(() -> Titles.checked("a title", "one\ntwo"));
        assertThatIllegalArgumentException().isThrownBy(() -> Titles.checked("a title", "one\rtwo"));
    }

    @Test
    void aTitleHasAtMostTwoThousandCharacters() {
        assertThat(Titles.checked("a title", "x".repeat(2_000))).hasSize(2_000);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Titles.checked("a title", "x".repeat(2_001)))
                .withMessageContaining("2001")
                .withMessageContaining("2000");
    }
}
