package io.planwright.infrastructure.eventstore;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the commands at hand have taken from memory. Another node may have changed it meanwhile: it is proven by the log,
 * all at once, before it counts.
 */
final class Premises {

    private static final String KEY = "planwright.premises";
    private static final int AT_ONCE = 50;
    private static final String STILL_LAST =
            "select subject, sequence from event_log where subject = ? and sequence >= ?";

    /** By subject, what was taken of it; more than one thing may be kept of one subject. */
    private final Map<String, List<Premise>> taken = new HashMap<>();

    /**
     * @param sequence of the last event that was seen of the subject; -1 for none
     * @param forget drops it from memory
     */
    private record Premise(long sequence, Runnable forget) {}

    private Premises() {}

    static Premises of(UnitOfWork<?> unit) {
        return unit.root().getOrComputeResource(KEY, _ -> new Premises());
    }

    /**
     * Notes what is taken from memory.
     *
     * @param sequence of the last event that was seen of the subject; -1 for none
     * @param forget drops it from memory, so that it is read anew
     */
    static void note(String subject, long sequence, Runnable forget) {
        CurrentUnitOfWork.ifStarted(unit ->
                of(unit).taken.computeIfAbsent(subject, _ -> new ArrayList<>()).add(new Premise(sequence, forget)));
    }

    /** @return whether the subject was taken from memory as it stood after the event with that number */
    boolean include(String subject, long sequence) {
        return taken.getOrDefault(subject, List.of()).stream().anyMatch(premise -> premise.sequence() == sequence);
    }

    /** The log has accepted an event with that number: who took the one before for the last was right. */
    void accepted(String subject, long sequence) {
        taken.computeIfPresent(subject, (_, premises) -> {
            premises.removeIf(premise -> premise.sequence() == sequence - 1);
            return premises.isEmpty() ? null : premises;
        });
    }

    /** @throws OptimisticLockingFailureException when something was not as it was taken for; that is forgotten */
    void prove(JdbcClient jdbc) {
        var subjects = List.copyOf(taken.keySet());
        var last = new HashMap<String, Long>();
        for (int from = 0; from < subjects.size(); from += AT_ONCE) {
            ask(jdbc, subjects.subList(from, Math.min(from + AT_ONCE, subjects.size())), last);
        }
        var changed = subjects.stream()
                .filter(subject -> taken.get(subject).stream()
                        .anyMatch(premise -> premise.sequence() != last.getOrDefault(subject, -1L)))
                .toList();
        changed.forEach(subject ->
                taken.get(subject).forEach(premise -> premise.forget().run()));
        if (!changed.isEmpty()) {
            throw new OptimisticLockingFailureException("another node has changed " + String.join(", ", changed));
        }
    }

    private void ask(JdbcClient jdbc, List<String> subjects, Map<String, Long> last) {
        var params = new ArrayList<Object>();
        for (var subject : subjects) {
            params.add(subject);
            params.add(taken.get(subject).stream()
                    .mapToLong(Premise::sequence)
                    .min()
                    .orElse(-1));
        }
        jdbc.sql(subjects.stream().map(_ -> STILL_LAST).collect(Collectors.joining(" union all ")))
                .params(params)
                .query(row -> {
                    last.merge(row.getString(1), row.getLong(2), Math::max);
                });
    }
}
