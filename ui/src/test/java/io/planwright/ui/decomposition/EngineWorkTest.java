package io.planwright.ui.decomposition;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import io.planwright.domain.decomposition.Proposal;
import io.planwright.ui.PageTest;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class EngineWorkTest extends PageTest {

    @Test
    void whoStopsItWhenItIsAnsweredIsNotInterrupted() {
        var work = new AtomicReference<EngineWork>();
        var interrupted = new AtomicReference<Boolean>();
        var begun = new CountDownLatch(1);
        work.set(EngineWork.begin(
                UI.getCurrent(),
                () -> {
                    try {
                        begun.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    return (Proposal) null;
                },
                _ -> {
                    work.get().stop();
                    interrupted.set(work.get().isInterrupted());
                }));
        begun.countDown();

        eventually(() -> interrupted.get() != null);
        assertThat(interrupted.get()).isFalse();
    }
}
