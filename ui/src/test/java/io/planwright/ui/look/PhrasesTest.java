package io.planwright.ui.look;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PhrasesTest {

    private static String said(String english) {
        return Phrases.said(english, "vi");
    }

    @Test
    void aPhraseIsSaidInTheLanguageOfTheReader() {
        assertThat(said("give a reason")).isEqualTo("nêu lý do");
        assertThat(Phrases.said("give a reason", "en")).isEqualTo("give a reason");
        assertThat(said("something else")).isEqualTo("something else");
    }

    @Test
    void whatDiffersIsPutInItsPlace() {
        assertThat(said("holds it until 2030-01-01T00:00:00Z")).isEqualTo("giữ việc đến 2030-01-01T00:00:00Z");
        assertThat(said("'Trả $1 \\ lại' is not done")).isEqualTo("'Trả $1 \\ lại' chưa xong");
        assertThat(said("1 of 2 workers keep failing")).isEqualTo("1 trên 2 worker liên tục thất bại");
    }

    @Test
    void theMostParticularPhraseIsTaken() {
        assertThat(said("is in IMPLEMENTING")).isEqualTo("đang ở IMPLEMENTING");
        assertThat(said("is in TESTING with 2 open blockers")).isEqualTo("đang ở TESTING với 2 trở ngại chưa gỡ");
        assertThat(said("is in use")).isEqualTo("đang được dùng");
    }

    @Test
    void aPhraseMayStandInAnother() {
        assertThat(said("the trial has failed, and the pause was made longer 3 times"))
                .isEqualTo("lần thử đã thất bại, và thời gian nghỉ đã được kéo dài 3 lần");
    }

    @Test
    void everyLineHasTheSamePlacesOnBothSides() throws Exception {
        var place = Pattern.compile("\\{\\d}");
        for (var line : Files.readAllLines(Path.of("src/main/resources/phrases_vi.txt"))) {
            assertThat(line).contains(" = ");
            var sides = line.split(" = ", 2);
            assertThat(place.matcher(sides[1]).results().map(MatchResult::group))
                    .as(line)
                    .containsExactlyInAnyOrderElementsOf(place.matcher(sides[0])
                            .results()
                            .map(MatchResult::group)
                            .toList());
        }
    }
}
