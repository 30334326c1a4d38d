package io.planwright.infrastructure.eventstore;

import io.planwright.domain.Claims;
import io.planwright.domain.Refused;
import io.planwright.domain.Refused.Fact;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Keeps claims as rows, written in the transaction of the command; the primary key decides. On H2 commands that want the
 * same name come one after the other: it lets them spin on the row until all of them time out.
 */
final class JdbcClaims implements Claims {

    /** The resource of the root unit of work that holds the numbers given ahead, by scope. */
    static final String NUMBERS = "planwright.numbers";

    private static final String HOLDERS = "select name, owner from claim where scope = ?";

    /** Owns the numbers that were passed over. */
    private static final UUID NOBODY = new UUID(0, 0);

    private final JdbcClient jdbc;
    private final TransactionManager transactions;
    private final StreamHeads heads;

    JdbcClaims(JdbcClient jdbc, TransactionManager transactions, StreamHeads heads) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.heads = heads;
    }

    @Override
    public void take(String scope, String name, UUID owner) {
        heads.oneAtATime(scope + '\n' + name);
        var holder = jdbc.sql("select owner from claim where scope = ? and name = ?")
                .params(scope, name)
                .query(UUID.class)
                .optional();
        if (holder.filter(owner::equals).isPresent()) {
            return;
        }
        if (holder.isPresent()) {
            throw taken(scope, name, holder.get().toString());
        }
        try {
            jdbc.sql("insert into claim (scope, name, owner) values (?, ?, ?)")
                    .params(scope, name, owner)
                    .update();
        } catch (DuplicateKeyException e) {
            throw taken(scope, name, "");
        }
    }

    private static Refused taken(String scope, String name, String holder) {
        var kind = kindOf(scope);
        return new Refused(
                kind + ".taken",
                "the " + kind + " '" + name + "' is in use already",
                List.of(new Fact(kind, holder, "has it")),
                List.of("choose another " + kind));
    }

    @Override
    public void release(String scope, String name, UUID owner) {
        jdbc.sql("delete from claim where scope = ? and name = ? and owner = ?")
                .params(scope, name, owner)
                .update();
    }

    @Override
    public void takePlace(String scope, int places, UUID owner) {
        if (places == 0) {
            take(scope, owner.toString(), owner);
            return;
        }
        heads.oneAtATime(scope);
        var holders = new HashMap<String, UUID>();
        jdbc.sql(HOLDERS).param(scope).query(row -> {
            holders.put(row.getString(1), row.getObject(2, UUID.class));
        });
        if (holders.containsValue(owner)) {
            return;
        }
        if (holders.size() >= places) {
            throw full(scope, places, holders.values());
        }
        var free = IntStream.rangeClosed(1, places)
                .mapToObj(Integer::toString)
                .filter(name -> !holders.containsKey(name))
                .findFirst()
                .orElseThrow();
        jdbc.sql("insert into claim (scope, name, owner) values (?, ?, ?)")
                .params(scope, free, owner)
                .update(); // two at once: the key refuses one, and the command is tried again
    }

    private static Refused full(String scope, int places, Collection<UUID> holders) {
        var kind = kindOf(scope);
        return new Refused(
                kind + ".full",
                "only " + places + " may be " + kind + " at a time",
                holders.stream()
                        .map(holder -> new Fact("requirement", holder.toString(), "is " + kind))
                        .toList(),
                List.of("finish or archive one of them"));
    }

    private static String kindOf(String scope) {
        return scope.contains("/") ? scope.substring(0, scope.indexOf('/')) : scope;
    }

    @Override
    public void leavePlace(String scope, UUID owner) {
        jdbc.sql("delete from claim where scope = ? and owner = ?")
                .params(scope, owner)
                .update();
    }

    /**
     * Gives numbers to whoever is about to need them, in transactions of their own: nobody else waits until the commands
     * that need them have ended. Those that are not used stay a gap.
     *
     * @param wanted how many of each scope
     */
    Map<String, Numbers> ahead(Map<String, Integer> wanted) {
        var given = new HashMap<String, Numbers>();
        wanted.forEach((scope, many) -> given.put(scope, ahead(scope, many)));
        return given;
    }

    private synchronized Numbers ahead(String scope, int many) {
        return transactions.fetchInTransaction(() -> {
            int advanced = jdbc.sql("update counter set given = given + ? where scope = ?")
                    .params(many, scope)
                    .update();
            if (advanced == 0) {
                jdbc.sql("insert into counter (scope, given) values (?, ?)")
                        .params(scope, many)
                        .update();
            }
            int last = jdbc.sql("select given from counter where scope = ?")
                    .param(scope)
                    .query(Integer.class)
                    .single();
            return new Numbers(last - many + 1, last);
        });
    }

    /** Numbers that were given and are not used yet, from the first to the last. */
    static final class Numbers {
        private final int first;
        private final int last;
        private int next;

        Numbers(int first, int last) {
            this.first = first;
            this.last = last;
            this.next = first;
        }

        /** @return the same numbers, none of them used */
        Numbers anew() {
            return new Numbers(first, last);
        }
    }

    @Override
    public int next(String scope) {
        var ahead = CurrentUnitOfWork.get()
                .root()
                .<Map<String, Numbers>>getOrDefaultResource(NUMBERS, Map.of())
                .get(scope);
        if (ahead != null && ahead.next <= ahead.last) {
            return ahead.next++;
        }
        heads.oneAtATime(scope);
        int advanced = jdbc.sql("update counter set given = given + 1 where scope = ?")
                .param(scope)
                .update();
        if (advanced == 0) {
            jdbc.sql("insert into counter (scope, given) values (?, 1)")
                    .param(scope)
                    .update(); // two at once: the key refuses one, and the command is tried again
            return 1;
        }
        return jdbc.sql("select given from counter where scope = ?")
                .param(scope)
                .query(Integer.class)
                .single();
    }

    @Override
    public boolean takeNumber(String scope, int number) {
        heads.oneAtATime(scope);
        var left = "left/" + scope;
        int given = jdbc.sql("select given from counter where scope = ? for update")
                .param(scope)
                .query(Integer.class)
                .optional()
                .orElse(0);
        if (number <= given) {
            return jdbc.sql("delete from claim where scope = ? and name = ?")
                            .params(left, Integer.toString(number))
                            .update()
                    > 0;
        }
        jdbc.sql(
                        given == 0
                                ? "insert into counter (given, scope) values (?, ?)"
                                : "update counter set given = ? where scope = ?")
                .params(number, scope)
                .update(); // two at once: the key refuses one, and the command is tried again
        for (int between = given + 1; between < number; between++) {
            jdbc.sql("insert into claim (scope, name, owner) values (?, ?, ?)")
                    .params(left, Integer.toString(between), NOBODY)
                    .update();
        }
        return true;
    }
}
