package io.planwright.application.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonmark.ext.task.list.items.TaskListItemMarker;
import org.commonmark.ext.task.list.items.TaskListItemsExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/** The tick boxes of a text, counted as {@link RenderedMarkdown} shows them. */
public final class Boxes {

    private static final Parser PARSER = Parser.builder()
            .extensions(List.of(TaskListItemsExtension.create()))
            .maxOpenBlockParsers(RenderedMarkdown.DEEPEST_NESTING)
            .includeSourceSpans(IncludeSourceSpans.BLOCKS)
            .build();

    private Boxes() {}

    /**
     * @param at place of the box among all boxes of the text, from 0
     * @return the text with the box ticked or not; empty when the text has no such box
     */
    public static Optional<String> ticked(String markdown, int at, boolean done) {
        var boxes = of(markdown);
        if (at < 0 || at >= boxes.size()) {
            return Optional.empty();
        }
        int mark = boxes.get(at) + 1;
        return Optional.of(markdown.substring(0, mark) + (done ? 'x' : ' ') + markdown.substring(mark + 1));
    }

    /** @return where in the text each box begins, in the order in which they are read */
    private static List<Integer> of(String markdown) {
        var found = new ArrayList<Integer>();
        if (RenderedMarkdown.isShownAsItIs(markdown)) {
            return found;
        }
        PARSER.parse(markdown).accept(new AbstractVisitor() {
            @Override
            public void visit(CustomNode node) {
                if (node instanceof TaskListItemMarker) {
                    found.add(beginOf(node));
                }
                visitChildren(node);
            }
        });
        return found;
    }

    /** The paragraph behind the marker still spans the box that the marker was made from. */
    private static int beginOf(Node marker) {
        return marker.getNext().getSourceSpans().getFirst().getInputIndex();
    }
}
