package io.planwright.ui.notice;

import com.vaadin.flow.i18n.I18NProvider;
import io.planwright.application.Contended;
import io.planwright.application.Forbidden;
import io.planwright.application.Made;
import io.planwright.application.Missing;
import io.planwright.application.Receipt;
import io.planwright.application.decomposition.EngineFailed;
import io.planwright.application.log.ReadPosition;
import io.planwright.application.markdown.UnreadableText;
import io.planwright.application.playbook.PlaybookUnreadable;
import io.planwright.application.refusal.FactNames;
import io.planwright.application.workspace.TooLarge;
import io.planwright.application.workspace.Unreadable;
import io.planwright.domain.Refused;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Does what a person asks and waits until it can be read; where it is refused, the person is told why. */
@Component
public class Attempts {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final ReadPosition readPosition;
    private final FactNames names;

    public Attempts(ReadPosition readPosition, FactNames names) {
        this.readPosition = readPosition;
        this.names = names;
    }

    /** @return whether it was done */
    public boolean attempt(Supplier<Receipt> deed) {
        return answered(deed).map(this::read).isPresent();
    }

    /** @return what was made; empty when it was refused */
    public <T> Optional<T> make(Supplier<Made<T>> deed) {
        var made = answered(deed);
        made.ifPresent(each -> read(each.receipt()));
        return made.map(Made::id);
    }

    /** @return the answer; empty when it was refused */
    public <T> Optional<T> answered(Supplier<T> deed) {
        try {
            return Optional.of(deed.get());
        } catch (Refused refused) {
            refused(refused);
        } catch (Forbidden forbidden) {
            refused(forbidden.refused());
        } catch (Contended _) {
            Notices.problem(I18NProvider.translate("notice.contended"));
        } catch (IllegalArgumentException
                | Missing
                | Unreadable
                | UnreadableText
                | PlaybookUnreadable
                | EngineFailed
                | TooLarge problem) {
            Notices.problem(String.valueOf(problem.getMessage()));
        }
        return Optional.empty();
    }

    /** Says why not, and names what stands in the way. */
    public void refused(Refused refused) {
        Notices.refused(refused, names::of);
    }

    /** Waits until what the receipt is for can be read; not for ever. */
    public Receipt read(Receipt receipt) {
        try {
            readPosition.await(receipt.position(), PATIENCE);
        } catch (ReadPosition.Behind _) {
            // the page will be told when the read tables are there
        }
        return receipt;
    }
}
