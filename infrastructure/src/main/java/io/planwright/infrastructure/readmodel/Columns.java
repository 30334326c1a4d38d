package io.planwright.infrastructure.readmodel;

import io.planwright.application.Selection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The fields by which a list can be asked for, and what a selection of them is in SQL. */
final class Columns {

    private final Map<String, Column> byField = new LinkedHashMap<>();
    private final Column unique;

    /** What a value is in the database, and as text outside. */
    private enum Kind {
        TEXT("any text"),
        ID("an id"),
        NUMBER("a whole number"),
        FLAG("true, false"),
        TIME("a time, e.g. 2026-01-31T12:00:00Z");

        private final String possible;

        Kind(String possible) {
            this.possible = possible;
        }

        Object parse(String text) {
            return switch (this) {
                case TEXT -> text;
                case ID -> UUID.fromString(text);
                case NUMBER -> Integer.valueOf(text);
                case FLAG -> flag(text);
                case TIME -> Instant.parse(text).atOffset(ZoneOffset.UTC);
            };
        }

        private static Boolean flag(String text) {
            return switch (text) {
                case "true" -> true;
                case "false" -> false;
                default -> throw new IllegalArgumentException("neither true nor false: " + text);
            };
        }

        @Nullable
        String read(ResultSet row, String column) throws SQLException {
            return switch (this) {
                case TEXT, ID, NUMBER -> row.getString(column);
                case FLAG -> text(row.getObject(column, Boolean.class), flag -> flag.toString());
                case TIME ->
                    text(
                            row.getObject(column, OffsetDateTime.class),
                            time -> time.toInstant().toString());
            };
        }

        private static <T> @Nullable String text(@Nullable T value, Function<T, String> text) {
            return value == null ? null : text.apply(value);
        }
    }

    private record Column(String field, String sql, Kind kind, boolean optional) {

        String among(List<String> values, List<Object> params) {
            var conditions = new ArrayList<String>();
            var wanted = new ArrayList<Object>();
            for (var value : values) {
                if (value.isEmpty()) {
                    conditions.add(sql + " is null");
                }
                if (!value.isEmpty() || kind == Kind.TEXT) {
                    add(value, wanted);
                }
            }
            if (!wanted.isEmpty()) {
                conditions.add(sql + " in (" + String.join(", ", Collections.nCopies(wanted.size(), "?")) + ")");
                params.addAll(wanted);
            }
            return conditions.isEmpty() ? "1 = 0" : "(" + String.join(" or ", conditions) + ")";
        }

        private void add(String value, List<Object> wanted) {
            try {
                wanted.add(kind.parse(value));
            } catch (IllegalArgumentException | DateTimeException e) {
                if (kind != Kind.ID) { // ids are texts outside: what is none is nobody's
                    throw impossible(field, value, kind.possible);
                }
            }
        }

        /** Texts are sorted alike on each database. */
        String sorted() {
            return kind == Kind.TEXT ? sql + "{by code point}" : sql;
        }
    }

    private record Key(Column column, boolean descending) {

        String order() {
            return column.sorted() + (descending ? " desc" : "") + (column.optional() ? " nulls last" : "");
        }

        String equal(@Nullable String value, List<Object> params) {
            if (value == null) {
                return column.sql() + " is null";
            }
            params.add(column.kind().parse(value));
            return column.sql() + " = ?";
        }

        String behind(@Nullable String value, List<Object> params) {
            if (value == null) {
                return "1 = 0";
            }
            params.add(column.kind().parse(value));
            var behind = column.sorted() + (descending ? " < ?" : " > ?");
            return column.optional() ? "(" + behind + " or " + column.sql() + " is null)" : behind;
        }
    }

    /** The conditions, the order and the place of a stretch of a list. */
    static final class Stretch {

        private final List<Key> keys;
        private final List<String> conditions = new ArrayList<>();
        private final List<Object> params = new ArrayList<>();

        private Stretch(List<Key> keys) {
            this.keys = keys;
        }

        /** @return conditions that begin with "and", or nothing */
        String where() {
            return String.join(
                    "", conditions.stream().map(each -> " and " + each).toList());
        }

        List<Object> params() {
            return params;
        }

        String orderBy() {
            return " order by "
                    + String.join(", ", keys.stream().map(Key::order).toList());
        }

        /** @return what {@link #cursor} reads, for the list of what is selected */
        String columns() {
            var columns = new ArrayList<String>();
            for (var key : keys) {
                columns.add(key.column().sql() + " as key_" + columns.size());
            }
            return String.join(", ", columns);
        }

        /** @return the cursor that leads behind a row */
        Cursor cursor(ResultSet row) throws SQLException {
            var values = new ArrayList<@Nullable String>();
            for (var key : keys) {
                values.add(key.column().kind().read(row, "key_" + values.size()));
            }
            return new Cursor(values);
        }

        private void behind(Cursor cursor) {
            var ways = new ArrayList<String>();
            for (int last = 0; last < keys.size(); last++) {
                var way = new ArrayList<String>();
                for (int i = 0; i < last; i++) {
                    way.add(keys.get(i).equal(cursor.values().get(i), params));
                }
                way.add(keys.get(last).behind(cursor.values().get(last), params));
                ways.add(String.join(" and ", way));
            }
            conditions.add("(" + String.join(" or ", ways) + ")");
        }
    }

    /** @param unique number that no two rows of a list have in common, to which equal ones are sorted */
    static Columns byNumber(String unique) {
        return new Columns(new Column("", unique, Kind.NUMBER, false));
    }

    /** @param unique id to which equal ones are sorted */
    static Columns byId(String unique) {
        return new Columns(new Column("", unique, Kind.ID, false));
    }

    private Columns(Column unique) {
        this.unique = unique;
    }

    private Columns with(String field, String sql, Kind kind) {
        byField.put(field, new Column(field, sql, kind, false));
        return this;
    }

    Columns text(String field, String sql) {
        return with(field, sql, Kind.TEXT);
    }

    Columns id(String field, String sql) {
        return with(field, sql, Kind.ID);
    }

    Columns number(String field, String sql) {
        return with(field, sql, Kind.NUMBER);
    }

    Columns flag(String field, String sql) {
        return with(field, sql, Kind.FLAG);
    }

    Columns time(String field, String sql) {
        return with(field, sql, Kind.TIME);
    }

    /** Says which of the fields may be missing. */
    Columns optional(String... fields) {
        for (var field : fields) {
            byField.computeIfPresent(field, (_, one) -> new Column(field, one.sql(), one.kind(), true));
        }
        return this;
    }

    private Column column(String field) {
        var column = byField.get(field);
        if (column == null) {
            throw new IllegalArgumentException("this list cannot be asked for by '" + field + "' (possible: "
                    + String.join(", ", byField.keySet()) + ")");
        }
        return column;
    }

    /** @param cursor null for the first stretch */
    Stretch stretch(Selection selection, @Nullable String cursor) {
        var keys = Stream.concat(selection.sort().stream().map(this::key), Stream.of(new Key(unique, false)))
                .toList();
        var stretch = new Stretch(keys);
        selection
                .values()
                .forEach((field, values) -> stretch.conditions.add(column(field).among(values, stretch.params)));
        if (cursor != null) {
            try {
                stretch.behind(Cursor.parse(cursor, keys.size()));
            } catch (DateTimeException | IllegalArgumentException e) {
                throw Cursor.unknown(cursor);
            }
        }
        return stretch;
    }

    private Key key(String sort) {
        boolean descending = sort.startsWith("-");
        return new Key(column(descending ? sort.substring(1) : sort), descending);
    }

    static IllegalArgumentException impossible(String field, String value, String possible) {
        return new IllegalArgumentException(
                "not possible for '" + field + "': '" + value + "' (possible: " + possible + ")");
    }
}
