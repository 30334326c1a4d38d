package io.planwright.ui.decomposition;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import io.planwright.domain.decomposition.Proposal;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A question to an engine that goes on beside the page, until it is answered or nobody wants to know any more. */
final class EngineWork {

    private final UI ui;
    private final Thread thread;

    /** Read and written with the page's lock held. */
    private boolean over;

    private EngineWork(UI ui, Supplier<Proposal> question, Consumer<Supplier<Proposal>> onEnd) {
        this.ui = ui;
        thread = Thread.ofVirtual().name("engine").unstarted(() -> {
            Supplier<Proposal> end;
            try {
                var proposal = question.get();
                end = () -> proposal;
            } catch (RuntimeException failure) {
                end = () -> {
                    throw failure;
                };
            }
            tell(onEnd, end);
        });
    }

    /**
     * @param question is asked on a thread of its own: nothing but the engine may be in it, for it may be interrupted
     * @param onEnd is given what gives the answer or throws why there is none, with the page's lock held
     */
    static EngineWork begin(UI ui, Supplier<Proposal> question, Consumer<Supplier<Proposal>> onEnd) {
        var work = new EngineWork(ui, question, onEnd);
        work.thread.start();
        return work;
    }

    /** Ends it, if it has not ended; there will be no answer. */
    void stop() {
        if (!over) {
            over = true;
            thread.interrupt(); // never once it tells the end: that may be on the same thread, and goes to the database
        }
    }

    boolean isInterrupted() {
        return thread.isInterrupted();
    }

    private void tell(Consumer<Supplier<Proposal>> onEnd, Supplier<Proposal> end) {
        try {
            ui.access(() -> {
                if (!over) {
                    over = true;
                    onEnd.accept(end);
                }
            });
        } catch (UIDetachedException _) {
            // the page has been closed meanwhile
        }
    }
}
