package io.planwright.infrastructure.readmodel;

import io.planwright.application.gate.GateView;
import io.planwright.application.gate.GateView.CheckView;
import io.planwright.domain.gate.Check;
import io.planwright.domain.gate.CheckKind;
import io.planwright.domain.gate.CheckState;
import io.planwright.domain.identity.GateId;
import io.planwright.domain.identity.RequirementId;
import io.planwright.domain.requirement.ReviewStep;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One row per gate, and one row per check of it. */
final class GateTable implements ViewTable<GateView> {

    static final String CHECK_COLUMNS = """
            gate_id, check_key, text, kind, rule, looks_at, step, state, note, seen, source, evidence_at, given_by, given_at
            """;

    static GateView read(ResultSet row, List<CheckView> checks) throws SQLException {
        return new GateView(
                new GateId(row.getObject("id", UUID.class)),
                new RequirementId(row.getObject("requirement_id", UUID.class)),
                row.getString("name"),
                checks,
                row.getLong("version"),
                ReadTables.instant(row.getTimestamp("changed_at")));
    }

    static CheckView readCheck(ResultSet row) throws SQLException {
        var looksAt = row.getString("looks_at");
        return new CheckView(
                new Check(
                        row.getString("check_key"),
                        row.getString("text"),
                        CheckKind.valueOf(row.getString("kind")),
                        row.getString("rule"),
                        looksAt.isEmpty() ? List.of() : List.of(looksAt.split(" ")),
                        ReviewStep.valueOf(row.getString("step"))),
                CheckState.valueOf(row.getString("state")),
                row.getString("note"),
                row.getString("seen"),
                row.getString("source"),
                ReadTables.optionalInstant(row.getTimestamp("evidence_at")),
                row.getString("given_by"),
                ReadTables.optionalInstant(row.getTimestamp("given_at")));
    }

    @Override
    public Map<UUID, GateView> load(ReadTables tables, Collection<UUID> ids) {
        var checks = new HashMap<UUID, List<CheckView>>();
        tables.all(
                "select " + CHECK_COLUMNS + " from {schema}.gate_check where gate_id = any (?) order by place",
                ids,
                (row, _) -> checks.computeIfAbsent(row.getObject("gate_id", UUID.class), _ -> new ArrayList<>())
                        .add(readCheck(row)));
        return tables.byId(
                "select id, requirement_id, name, version, changed_at from {schema}.gate where id = any (?)",
                ids,
                (row, _) -> {
                    var id = row.getObject("id", UUID.class);
                    return Map.entry(id, read(row, List.copyOf(checks.getOrDefault(id, List.of()))));
                });
    }

    @Override
    public void save(ReadTables tables, List<Changed<GateView>> changed) {
        var fresh = new ArrayList<@Nullable Object[]>();
        var known = new ArrayList<@Nullable Object[]>();
        var freshChecks = new ArrayList<@Nullable Object[]>();
        var knownChecks = new ArrayList<@Nullable Object[]>();
        for (var change : changed) {
            var view = change.after();
            (change.before() == null ? fresh : known).add(new @Nullable Object[] {
                view.requirementId().value(),
                view.name(),
                view.version(),
                ReadTables.time(view.changedAt()),
                view.id().value()
            });
            for (int i = 0; i < view.checks().size(); i++) {
                var check = view.checks().get(i);
                (change.before() == null ? freshChecks : knownChecks).add(new @Nullable Object[] {
                    i,
                    check.text(),
                    check.kind().name(),
                    check.asked().rule(),
                    String.join(" ", check.asked().looksAt()),
                    check.asked().step().name(),
                    check.state().name(),
                    check.note(),
                    check.seen(),
                    check.source(),
                    ReadTables.time(check.evidenceAt()),
                    check.by(),
                    ReadTables.time(check.at()),
                    view.id().value(),
                    check.key()
                });
            }
        }
        tables.batch(
                "insert into {schema}.gate (requirement_id, name, version, changed_at, id) values (?, ?, ?, ?, ?)",
                fresh);
        tables.batch(
                "update {schema}.gate set requirement_id = ?, name = ?, version = ?, changed_at = ? where id = ?",
                known);
        tables.batch("""
                insert into {schema}.gate_check (place, text, kind, rule, looks_at, step, state, note, seen, source,
                    evidence_at, given_by, given_at, gate_id, check_key)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, freshChecks);
        tables.batch("""
                update {schema}.gate_check set place = ?, text = ?, kind = ?, rule = ?, looks_at = ?, step = ?,
                    state = ?, note = ?, seen = ?, source = ?, evidence_at = ?, given_by = ?, given_at = ?
                where gate_id = ? and check_key = ?
                """, knownChecks);
    }
}
