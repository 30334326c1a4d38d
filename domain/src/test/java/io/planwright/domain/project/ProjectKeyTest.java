package io.planwright.domain.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectKeyTest {

    @ParameterizedTest
    @ValueSource(strings = {"AB", "SHOP", "A1", "ABCDEFGHIJKL"})
    void aKeyIsTwoToTwelveUpperCaseLettersAndDigits(String key) {
        assertThat(new ProjectKey(key)).hasToString(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "ABCDEFGHIJKLM", "shop", "1A", "A-B", "SHÖP", "SHOP\n"})
    void anythingElseIsNoKey(String key) {
        assertThatIllegalArgumentException().isThrownBy(() -> new ProjectKey(key));
    }
}
