package io.planwright.application.overlap;

import static org.assertj.core.api.Assertions.assertThat;

import io.planwright.application.overlap.Overlap.Party;
import io.planwright.application.overlap.Overlap.Use;
import io.planwright.domain.identity.PlanId;
import io.planwright.domain.identity.TaskId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OverlapTest {

    private static final PlanId HERE = new PlanId(new UUID(3, 1));
    private static final PlanId ELSEWHERE = new PlanId(new UUID(3, 2));

    private static Party task(PlanId plan, String number) {
        var name = plan + number;
        return new Party(new TaskId(UUID.nameUUIDFromBytes(name.getBytes())), "SHOP-1", "", plan, number);
    }

    @Test
    void tasksThatWorkOnOneFileOverlap() {
        var first = task(HERE, "1.1");
        var second = task(HERE, "1.2");
        var third = task(ELSEWHERE, "1.1");
        var overlaps = Overlap.among(List.of(
                new Use("src/cart.py", first),
                new Use("src/order.py", first),
                new Use("src/cart.py", second),
                new Use("src/mail.py", second),
                new Use("src/cart.py", third)));
        assertThat(overlaps).containsExactly(new Overlap("src/cart.py", List.of(first, second, third)));
        assertThat(Overlap.byTask(overlaps)).containsOnlyKeys(first.id(), second.id(), third.id());
    }

    @Test
    void aTaskThatNamesAFileTwiceDoesNotOverlapWithItself() {
        var task = task(HERE, "1.1");
        assertThat(Overlap.among(List.of(new Use("a.py", task), new Use("a.py", task))))
                .isEmpty();
    }

    @Test
    void aTaskAndThoseBelowItAreOnePieceOfWork() {
        var whole = task(HERE, "1.1");
        var part = task(HERE, "1.1.1");
        var otherPart = task(HERE, "1.1.2.1");
        var overlaps = Overlap.among(List.of(
                new Use("src/cart.py", whole),
                new Use("src/cart.py", part),
                new Use("src/a.py", part),
                new Use("src/cart.py", otherPart),
                new Use("src/a.py", otherPart)));
        assertThat(overlaps).containsExactly(new Overlap("src/a.py", List.of(part, otherPart)));
    }

    @Test
    void aNumberThatBeginsAlikeIsNotBelow() {
        var first = task(HERE, "1.1");
        var tenth = task(HERE, "1.10");
        assertThat(Overlap.among(List.of(new Use("a.py", first), new Use("a.py", tenth))))
                .containsExactly(new Overlap("a.py", List.of(first, tenth)));
    }

    @Test
    void aNumberInAnotherPlanIsNotBelow() {
        var here = task(HERE, "1.1");
        var there = task(ELSEWHERE, "1.1.1");
        assertThat(Overlap.among(List.of(new Use("a.py", here), new Use("a.py", there))))
                .containsExactly(new Overlap("a.py", List.of(here, there)));
    }

    @Test
    void aTouchedFileNamesTheOthersAndNotItsOwnPieceOfWork() {
        var whole = task(HERE, "1.1");
        var part = task(HERE, "1.1.1");
        var other = task(ELSEWHERE, "2.1");
        var uses = List.of(new Use("a.py", whole), new Use("a.py", part), new Use("a.py", other));
        assertThat(TouchedFile.of(part, List.of("a.py", "b.py"), uses))
                .containsExactly(new TouchedFile("a.py", List.of(other)), new TouchedFile("b.py", List.of()));
        assertThat(TouchedFile.of(other, List.of("a.py"), uses))
                .containsExactly(new TouchedFile("a.py", List.of(whole)));
    }
}
