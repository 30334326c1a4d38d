package io.planwright.infrastructure.eventstore;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.springframework.dao.OptimisticLockingFailureException;

/**
 * What the commands at hand have read to decide on, wherever it came from. At the commit nothing of it may have changed,
 * nor may it change until the commit is done; else they are carried out again.
 */
final class ReadSet {

    private static final String KEY = "planwright.readSet";

    /** By subject, what was read of it; it may have been read more than once, from more than one place. */
    private final Map<String, List<Captured>> captured = new HashMap<>();

    /**
     * @param sequence of the last event that was seen of the subject; -1 for none
     * @param forget drops it from memory
     */
    private record Captured(long sequence, Runnable forget) {}

    /** The events of one subject that are about to be appended. */
    private record Appended(long first, long last) {
        /** @return whether who has read up to there has missed nothing that was in the log before */
        boolean follows(long sequence) {
            return sequence >= first - 1 && sequence <= last;
        }
    }

    private ReadSet() {}

    static ReadSet of(UnitOfWork<?> unit) {
        return unit.root().getOrComputeResource(KEY, _ -> new ReadSet());
    }

    /**
     * Notes what is read.
     *
     * @param sequence of the last event that was seen of the subject; -1 for none
     * @param forget drops it from memory, so that it is read anew
     */
    static void note(String subject, long sequence, Runnable forget) {
        CurrentUnitOfWork.ifStarted(unit -> of(unit).captured
                .computeIfAbsent(subject, _ -> new ArrayList<>())
                .add(new Captured(sequence, forget)));
    }

    /** @return whether the subject was read as it stood after the event with that number */
    boolean includes(String subject, long sequence) {
        return captured.getOrDefault(subject, List.of()).stream().anyMatch(each -> each.sequence() == sequence);
    }

    /**
     * Is to be called in the transaction before it appends. What is appended itself is guarded by its numbers; all else
     * that was read, and the requirements that the events belong to, stay as they are until the commit is done.
     *
     * @throws OptimisticLockingFailureException when something is no longer as it was read; that is forgotten
     */
    void validate(StreamHeads heads, Collection<DomainEventMessage<?>> events) {
        var appended = new HashMap<String, Appended>();
        for (var event : events) {
            appended.merge(
                    event.getAggregateIdentifier(),
                    new Appended(event.getSequenceNumber(), event.getSequenceNumber()),
                    (before, after) -> new Appended(before.first(), after.last()));
        }
        var others = new TreeSet<>(captured.keySet());
        for (var event : events) {
            var requirement = Attribution.requirement(event.getMetaData());
            if (requirement != null) {
                others.add(requirement);
            }
        }
        others.removeAll(appended.keySet());
        var last = heads.keeping(others);
        mustBeCurrent(captured.keySet().stream()
                .filter(subject -> captured.get(subject).stream()
                        .anyMatch(each -> appended.containsKey(subject)
                                ? !appended.get(subject).follows(each.sequence())
                                : each.sequence() != last.getOrDefault(subject, -1L)))
                .toList());
    }

    /**
     * A refusal counts only if it was decided on what is true now.
     *
     * @throws OptimisticLockingFailureException when it was not; what is outdated is forgotten
     */
    void validateRefusal(StreamHeads heads) {
        var last = heads.of(captured.keySet());
        mustBeCurrent(captured.keySet().stream()
                .filter(subject -> captured.get(subject).stream()
                        .anyMatch(each -> each.sequence() < last.getOrDefault(subject, -1L)))
                .toList());
    }

    private void mustBeCurrent(List<String> outdated) {
        outdated.forEach(
                subject -> captured.get(subject).forEach(each -> each.forget().run()));
        if (!outdated.isEmpty()) {
            throw new OptimisticLockingFailureException("has changed meanwhile: " + String.join(", ", outdated));
        }
    }
}
