package io.planwright.domain.requirement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlugTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "1", "sign-in", "a-1-b"})
    void aSlugIsLowerCaseLettersDigitsAndSingleHyphens(String slug) {
        assertThat(new Slug(slug)).hasToString(slug);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "-a", "a-", "a--b", "A", "a b", "a/b", "..", "đ", "a\n"})
    void anythingElseIsNoSlug(String slug) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Slug(slug));
    }

    @Test
    void aSlugHasAtMostEightyCharacters() {
        assertThat(new Slug("a".repeat(80)).value()).hasSize(80);
        assertThatIllegalArgumentException().isThrownBy(() -> new Slug("a".repeat(81)));
    }
}
