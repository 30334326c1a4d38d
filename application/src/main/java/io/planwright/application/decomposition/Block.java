package io.planwright.application.decomposition;

import io.planwright.domain.decomposition.Lines;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A piece of a document with the pieces that belong to it. */
final class Block {

    /** What a block is. */
    enum Kind {
        DOCUMENT,
        /** A heading, underlined, or with hashes, or in capital letters. */
        HEADING,
        /** A line that names what follows, without being a heading: bold, or with a number such as FR-1. */
        LABEL,
        /** A line that says one thing about what it stands below, e.g. {@code Files: a.py}. */
        FIELD,
        TEXT,
        ITEM,
        CODE,
        ROW
    }

    final Kind kind;
    final int rank;
    final int indent;
    final int from;
    final @Nullable Block parent;
    final List<Block> children = new ArrayList<>();
    final StringBuilder words = new StringBuilder();
    int to;
    boolean ordered;
    boolean boxed;

    /** Whether its box is ticked, and each one below it. */
    boolean ticked;

    /** Of an item in a numbered list, e.g. {@code 2}; else empty. */
    String number = "";

    @Nullable
    Field field;

    List<String> head = List.of();
    List<String> cells = List.of();

    Block(Kind kind, int rank, int indent, int line, @Nullable Block parent, String words) {
        this.kind = kind;
        this.rank = rank;
        this.indent = indent;
        this.from = line;
        this.to = line;
        this.parent = parent;
        this.words.append(words);
        if (parent != null) {
            parent.children.add(this);
        }
    }

    /** @return what it says itself, in one line; for a field what stands after its name */
    String text() {
        return words.toString();
    }

    boolean is(Field wanted) {
        return field == wanted;
    }

    boolean isTitle() {
        return kind == Kind.HEADING || kind == Kind.LABEL;
    }

    /** @return the nearest block around it that is so; null when there is none */
    @Nullable
    Block around(Predicate<Block> wanted) {
        for (var block = parent; block != null; block = block.parent) {
            if (wanted.test(block)) {
                return block;
            }
        }
        return null;
    }

    /** @return those directly in it that touch the lines, found without looking at all of them */
    List<Block> childrenOn(Lines lines) {
        int begin = 0;
        int end = children.size();
        while (begin < end) {
            int middle = (begin + end) >>> 1;
            if (children.get(middle).to < lines.from()) {
                begin = middle + 1;
            } else {
                end = middle;
            }
        }
        while (end < children.size() && children.get(end).from <= lines.to()) {
            end++;
        }
        return children.subList(begin, end);
    }

    /** @return itself and all that is in it, in reading order */
    List<Block> all() {
        var all = new ArrayList<Block>();
        var waiting = new ArrayList<Block>(List.of(this));
        while (!waiting.isEmpty()) {
            var block = waiting.removeLast();
            all.add(block);
            waiting.addAll(block.children.reversed());
        }
        return all;
    }
}
