package io.planwright.application.markdown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class SmallestEditTest {

    @Test
    void equalTextsNeedNoEdit() {
        assertThat(SmallestEdit.between("a\n", "a\n")).isEmpty();
    }

    @Test
    void aTickIsOneCharacter() {
        assertThat(SmallestEdit.between("- [ ] a\n- [ ] b\n- [ ] c\n", "- [x] a\n- [x] b\n- [ ] c\n"))
                .containsExactly(new TextEdit(3, 4, "x"), new TextEdit(11, 12, "x"));
    }

    @Test
    void linesMayComeAndGo() {
        assertThat(SmallestEdit.between("a\nb\nc\n", "a\nc\nd"))
                .containsExactly(new TextEdit(2, 4, ""), new TextEdit(6, 6, "d"));
    }

    @Test
    void aCharacterOfTwoUnitsIsNeverCut() {
        assertThat(SmallestEdit.between("a\uD83D\uDE00b", "a\uD83D\uDE01b"))
                .containsExactly(new TextEdit(1, 3, "\uD83D\uDE01"));
        assertThat(SmallestEdit.between("a\uD83D\uDE00b", "a\uD83E\uDE00b"))
                .containsExactly(new TextEdit(1, 3, "\uD83E\uDE00"));
    }

    @Test
    void editsThatOverlapAreRefused() {
        assertThatThrownBy(() -> SmallestEdit.apply("abc", List.of(new TextEdit(1, 2, ""), new TextEdit(1, 2, ""))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SmallestEdit.apply("abc", List.of(new TextEdit(1, 4, ""))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void largeTextsAreCompared() {
        var lines = IntStream.range(0, 30_000)
                .mapToObj(i -> "line " + i % 20_000 + " with some text to fill it\n")
                .toList();
        var shuffled = new ArrayList<>(lines);
        Collections.shuffle(shuffled, new Random(1));
        var scattered = IntStream.range(0, lines.size())
                .mapToObj(i -> i % 7 == 0 ? "fresh " + i + "\n" : lines.get(i))
                .toList();
        var oneChanged = new ArrayList<>(lines);
        oneChanged.set(15_000, "changed\n");

        assertTimeout(Duration.ofSeconds(20), () -> {
            assertThat(roundTrip(lines, oneChanged)).isOne();
            assertThat(roundTrip(lines, scattered)).isBetween(1, 4286);
            roundTrip(lines, shuffled);
            roundTrip(Collections.nCopies(30_000, "same\n"), Collections.nCopies(20_000, "other\n"));
            roundTrip(List.of("a".repeat(1_000_000)), List.of("a".repeat(500_000) + "b"));
        });
    }

    private static int roundTrip(List<String> before, List<String> after) {
        var old = before.stream().collect(Collectors.joining());
        var fresh = after.stream().collect(Collectors.joining());
        var edits = SmallestEdit.between(old, fresh);
        assertThat(SmallestEdit.apply(old, edits)).isEqualTo(fresh);
        return edits.size();
    }

    @Provide
    Arbitrary<String> documents() {
        return Documents.tricky();
    }

    @Provide
    Arbitrary<String> fewLines() {
        return Arbitraries.of("a\n", "b\n", "ab\n", "\uD83D\uDE00\n", "\uD83D\uDE01\uD83D\uDE01\n", "\n", "c")
                .list()
                .ofMaxSize(12)
                .map(lines -> String.join("", lines));
    }

    @Property(tries = 1000, seed = "2026")
    void theEditsTurnOneDocumentIntoTheOther(@ForAll("documents") String before, @ForAll("documents") String after) {
        assertTurns(before, after);
    }

    @Property(tries = 3000, seed = "2026")
    void theEditsTurnOneTextIntoASimilarOne(@ForAll("fewLines") String before, @ForAll("fewLines") String after) {
        assertTurns(before, after);
    }

    @Property(tries = 500, seed = "2026")
    void theEditsTurnAnyTextIntoAnyOther(@ForAll String before, @ForAll String after) {
        assertTurns(before, after);
    }

    private static void assertTurns(String before, String after) {
        var edits = SmallestEdit.between(before, after);

        assertThat(SmallestEdit.apply(before, edits)).isEqualTo(after);
        assertThat(edits).allSatisfy(edit -> {
            assertThat(edit.from() < edit.to() || !edit.insert().isEmpty()).isTrue();
            assertThat(isWithinCharacter(before, edit.from())).isFalse();
            assertThat(isWithinCharacter(before, edit.to())).isFalse();
        });
        for (int i = 1; i < edits.size(); i++) {
            assertThat(edits.get(i - 1).to()).isLessThanOrEqualTo(edits.get(i).from());
        }
    }

    private static boolean isWithinCharacter(String text, int at) {
        return at > 0
                && at < text.length()
                && Character.isHighSurrogate(text.charAt(at - 1))
                && Character.isLowSurrogate(text.charAt(at));
    }
}
