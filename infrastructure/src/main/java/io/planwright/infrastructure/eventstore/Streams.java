package io.planwright.infrastructure.eventstore;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.planwright.application.Happening;
import java.util.Iterator;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * Folds single streams of the log, as they stand at this moment for the command that is being carried out. What was
 * folded lately is kept: a command takes it for true and proves it with all else that it took from memory.
 */
final class Streams {

    private static final int MOST_KEPT = 20_000;

    private final QueuedEvents log;
    private final Cache<String, Known<?>> known =
            Caffeine.newBuilder().maximumSize(MOST_KEPT).build();

    /**
     * @param sequence of the last event that is folded in; -1 for none
     * @param view null where there is no event
     * @param isLast false when this node has brought a later event into the log
     */
    private record Known<V>(long sequence, @Nullable V view, boolean isLast) {
        Known<V> outdated() {
            return new Known<>(sequence, view, false);
        }
    }

    /** A fold of one aggregate's events. */
    interface Fold<V, E> {
        V apply(@Nullable V view, E event, Happening happening);
    }

    Streams(QueuedEvents log) {
        this.log = log;
        log.onLogged(
                event -> known.asMap().computeIfPresent(event.getAggregateIdentifier(), (_, kept) -> kept.outdated()));
    }

    /**
     * @param fold always the same one for a subject
     * @return the view after the last event, those of the commands at hand included; empty when there is none
     */
    <V, E> Optional<V> fold(String subject, Class<E> events, Fold<V, E> fold) {
        Known<V> before = cached(subject);
        Known<V> stored;
        if (before != null && before.isLast() && CurrentUnitOfWork.isStarted()) {
            stored = before;
        } else {
            var start = before == null ? new Known<V>(-1, null, true) : before;
            stored = folded(start, log.stored(subject, start.sequence() + 1), events, fold);
            known.put(subject, stored);
        }
        ReadSet.note(subject, stored.sequence(), () -> known.invalidate(subject));
        return Optional.ofNullable(
                folded(stored, queued(subject).iterator(), events, fold).view());
    }

    /** @return the first event of the subject; null when there is none */
    @Nullable
    Object first(String subject) {
        var stored = log.stored(subject, 0);
        return stored.hasNext()
                ? stored.next().getPayload()
                : queued(subject)
                        .findFirst()
                        .map(DomainEventMessage::getPayload)
                        .orElse(null);
    }

    private Stream<DomainEventMessage<?>> queued(String subject) {
        return log.queued().stream()
                .filter(message -> message.getAggregateIdentifier().equals(subject));
    }

    @SuppressWarnings("unchecked")
    private <V> @Nullable Known<V> cached(String subject) {
        return (Known<V>) known.getIfPresent(subject);
    }

    private static <V, E> Known<V> folded(
            Known<V> before, Iterator<? extends DomainEventMessage<?>> messages, Class<E> events, Fold<V, E> fold) {
        var view = before.view();
        long sequence = before.sequence();
        while (messages.hasNext()) {
            var message = messages.next();
            sequence = message.getSequenceNumber();
            if (events.isInstance(message.getPayload())) {
                view = fold.apply(view, events.cast(message.getPayload()), happening(message));
            }
        }
        return new Known<>(sequence, view, true);
    }

    private static Happening happening(DomainEventMessage<?> message) {
        return new Happening(
                message.getSequenceNumber(), message.getTimestamp(), Attribution.actor(message.getMetaData()));
    }
}
