package io.planwright.application.markdown;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.task.list.items.TaskListItemsExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.DefaultUrlSanitizer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.html.UrlSanitizer;

/** Turns Markdown from anywhere into HTML that is safe to show: no raw HTML, no scripts, no images from outside. */
public final class RenderedMarkdown {

    static final int DEEPEST_NESTING = 100;

    private static final List<Extension> EXTENSIONS =
            List.of(TablesExtension.create(), TaskListItemsExtension.create());

    private static final UrlSanitizer HARMLESS = new DefaultUrlSanitizer(List.of("http", "https", "mailto"));

    private static final Pattern LEADS_OUTSIDE = Pattern.compile("(?i)(?:https?:|[\\\\/]{2}).*", Pattern.DOTALL);

    private static final Parser PARSER = Parser.builder()
            .extensions(EXTENSIONS)
            .maxOpenBlockParsers(DEEPEST_NESTING)
            .build();

    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .extensions(EXTENSIONS)
            .escapeHtml(true)
            .sanitizeUrls(true)
            .urlSanitizer(HARMLESS)
            .attributeProviderFactory(_ -> RenderedMarkdown::mark)
            .nodeRendererFactory(ImageAsLink::new)
            .build();

    private RenderedMarkdown() {}

    /** @return HTML in which an image is a link to it; a text that is too hard to render stands as it is */
    public static String html(String markdown) {
        if (isShownAsItIs(markdown)) {
            return asItIs(markdown);
        }
        try {
            return RENDERER.render(PARSER.parse(markdown));
        } catch (StackOverflowError _) {
            return asItIs(markdown);
        }
    }

    /** @return whether the text is too hard to render */
    static boolean isShownAsItIs(String markdown) {
        return HardToParse.asBlocks(markdown) || HardToParse.asInlines(markdown);
    }

    private static void mark(Node node, String tag, Map<String, String> attributes) {
        if (!tag.equals("a")) {
            return;
        }
        if (LEADS_OUTSIDE.matcher(attributes.getOrDefault("href", "")).matches()) {
            attributes.put("rel", "noopener noreferrer nofollow");
            attributes.put("target", "_blank");
        } else {
            attributes.remove("rel");
        }
    }

    private static String asItIs(String text) {
        var escaped = text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
        return "<pre>" + escaped + "</pre>\n";
    }

    /** Shows an image as a link with its alternative text, so that a page loads nothing from outside. */
    private record ImageAsLink(HtmlNodeRendererContext context) implements NodeRenderer {

        @Override
        public Set<Class<? extends Node>> getNodeTypes() {
            return Set.of(Image.class);
        }

        @Override
        public void render(Node node) {
            var image = (Image) node;
            var alternative = alternativeOf(image);
            var html = context.getWriter();
            if (isInsideLink(image)) {
                html.text(alternative);
                return;
            }
            var url = context.encodeUrl(HARMLESS.sanitizeLinkUrl(image.getDestination()));
            html.tag("a", context.extendAttributes(image, "a", Map.of("href", url)));
            html.text(alternative.isBlank() ? image.getDestination() : alternative);
            html.tag("/a");
        }

        private static boolean isInsideLink(Node node) {
            for (var around = node.getParent(); around != null; around = around.getParent()) {
                if (around instanceof Link) {
                    return true;
                }
            }
            return false;
        }

        private static String alternativeOf(Image image) {
            var text = new StringBuilder();
            image.accept(new AbstractVisitor() {
                @Override
                public void visit(Text part) {
                    text.append(part.getLiteral());
                }

                @Override
                public void visit(Code part) {
                    text.append(part.getLiteral());
                }

                @Override
                public void visit(SoftLineBreak part) {
                    text.append(' ');
                }

                @Override
                public void visit(HardLineBreak part) {
                    text.append(' ');
                }
            });
            return text.toString();
        }
    }
}
