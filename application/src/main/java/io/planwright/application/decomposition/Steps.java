package io.planwright.application.decomposition;

import io.planwright.application.decomposition.Block.Kind;
import io.planwright.domain.decomposition.Lines;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a unit of work says in detail: its steps, and what it says about how it is known to be done or to be noted. */
final class Steps {

    final List<Step> steps = new ArrayList<>();
    final List<Step> criteria = new ArrayList<>();
    final List<Step> notes = new ArrayList<>();
    final List<Step> tests = new ArrayList<>();

    /** One thing that is said. @param lines where it is, with what stands below it */
    record Step(String text, Lines lines, boolean ordered) {
        static Step of(Block block) {
            var text = block.text();
            if (text.endsWith(":") || text.endsWith(":**")) {
                text += " "
                        + block.children.stream()
                                .filter(child -> child.kind != Kind.CODE)
                                .limit(12)
                                .map(child -> WorkTitle.said(child.text()))
                                .collect(Collectors.joining("; "));
            }
            return new Step(text, new Lines(block.from, block.to), block.ordered);
        }
    }

    private Steps() {}

    static Steps of(Block unit) {
        var steps = new Steps();
        if (unit.kind == Kind.ROW) {
            steps.row(unit);
        }
        steps.read(unit.children);
        return steps;
    }

    /** @return what stands on the lines, all of it on them */
    static Steps within(Reading.Read read, @Nullable Lines lines) {
        if (lines == null) {
            return new Steps();
        }
        var roots = new ArrayList<Block>();
        var waiting = new ArrayList<>(List.of(read.document()));
        while (!waiting.isEmpty()) {
            var block = waiting.removeLast();
            if (block.parent != null && block.from >= lines.from() && block.to <= lines.to()) {
                roots.add(block);
            } else {
                waiting.addAll(block.childrenOn(lines).reversed());
            }
        }
        if (roots.size() == 1
                && (roots.getFirst().kind == Kind.ROW
                        || !roots.getFirst().children.isEmpty())) {
            return of(roots.getFirst());
        }
        var steps = new Steps();
        steps.read(roots);
        return steps;
    }

    private void row(Block row) {
        for (int i = 0; i < Math.min(row.head.size(), row.cells.size()); i++) {
            var field = Field.named(row.head.get(i).replaceAll("[*_`]", ""));
            if (field != null && !row.cells.get(i).isEmpty()) {
                into(field, new Step(row.cells.get(i), new Lines(row.from, row.to), false));
            }
        }
    }

    private void into(Field field, Step step) {
        switch (field) {
            case CRITERIA -> criteria.add(step);
            case NOTES -> notes.add(step);
            case TESTS -> tests.add(step);
            case ACTION -> steps.add(step);
            case FILES, DEPENDS, COMPLEXITY, OTHER -> {}
        }
    }

    private void read(List<Block> blocks) {
        for (var block : blocks) {
            var field = block.field;
            if (field == Field.ACTION
                    || field == null && block.kind == Kind.TEXT && block.text().endsWith(":")) {
                if (field == Field.ACTION && !block.text().isEmpty() && block.kind != Kind.TEXT) {
                    steps.add(new Step(block.text(), new Lines(block.from, block.from), false));
                }
                if (field == null && Role.of(block.text()) == Role.CRITERIA) {
                    block.children.forEach(child -> criteria.add(Step.of(child)));
                } else {
                    read(block.children);
                }
            } else if (field != null) {
                if (!block.text().isEmpty() && block.kind != Kind.TEXT) {
                    into(field, new Step(block.text(), new Lines(block.from, block.from), false));
                }
                block.children.stream()
                        .filter(child -> child.kind != Kind.CODE)
                        .forEach(child -> into(field, Step.of(child)));
            } else if (block.kind == Kind.ITEM) {
                steps.add(Step.of(block));
            } else if (block.isTitle()) {
                title(block);
            } else if (block.kind == Kind.TEXT) {
                notes.add(Step.of(block));
            } else if (block.kind == Kind.ROW) {
                steps.add(Step.of(block));
            }
        }
    }

    private void title(Block block) {
        var role = Role.of(block.text());
        if (role == Role.CRITERIA) {
            block.all().stream()
                    .filter(below -> below.kind == Kind.ITEM || below.kind == Kind.TEXT)
                    .forEach(below -> criteria.add(Step.of(below)));
        } else if (role == Role.NARRATIVE) {
            block.children.stream()
                    .filter(below -> below.kind == Kind.ITEM || below.kind == Kind.TEXT)
                    .forEach(below -> notes.add(Step.of(below)));
        } else {
            steps.add(new Step(block.text(), new Lines(block.from, block.to), false));
        }
    }
}
