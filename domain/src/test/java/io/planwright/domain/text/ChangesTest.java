package io.planwright.domain.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class ChangesTest {

    @Test
    void noChangeLeavesTheText() {
        assertThat(Changes.apply("bread", List.of())).isEqualTo("bread");
    }

    @Test
    void somethingIsInsertedDeletedAndReplaced() {
        assertThat(Changes.apply("bread", List.of(new Change(0, 0, "good ")))).isEqualTo("good bread");
        assertThat(Changes.apply("bread", List.of(new Change(0, 1, "")))).isEqualTo("read");
        assertThat(Changes.apply("bread", List.of(new Change(1, 2, "")))).isEqualTo("bead");
        assertThat(Changes.apply("bread", List.of(new Change(0, 5, "milk")))).isEqualTo("milk");
        assertThat(Changes.apply("bread", List.of(new Change(5, 5, "s")))).isEqualTo("breads");
    }

    @Test
    void allPositionsAreCountedInTheTextBefore() {
        assertThat(Changes.apply("abc", List.of(new Change(0, 1, "long "), new Change(2, 3, "end"))))
                .isEqualTo("long bend");
    }

    @Test
    void changesMayTouch() {
        assertThat(Changes.apply("ab", List.of(new Change(0, 1, "x"), new Change(1, 1, "-"), new Change(1, 2, "y"))))
                .isEqualTo("x-y");
    }

    @Test
    void changesDoNotOverlap() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Changes.apply("abc", List.of(new Change(0, 2, ""), new Change(1, 3, ""))));
    }

    @Test
    void changesStandInOrder() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Changes.apply("abc", List.of(new Change(2, 3, ""), new Change(0, 1, ""))));
    }

    @Test
    void changesStayWithinTheText() {
        assertThatIllegalArgumentException().isThrownBy(() -> Changes.apply("abc", List.of(new Change(3, 4, ""))));
        assertThatIllegalArgumentException().isThrownBy(() -> Changes.apply("abc", List.of(new Change(4, 4, "d"))));
    }

    @Test
    void aChangeIsAStretchOfText() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Change(-1, 0, ""));
        assertThatIllegalArgumentException().isThrownBy(() -> new Change(2, 1, ""));
    }
}
