package io.planwright.ui.requirement;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import io.planwright.application.requirement.RequirementView.SectionRef;
import io.planwright.application.text.TextView;
import io.planwright.application.workspace.Workspace;
import io.planwright.domain.identity.DocumentId;
import io.planwright.ui.look.Glyph;
import io.planwright.ui.look.Reader;
import io.planwright.ui.text.SectionBlock;
import io.planwright.ui.text.Writing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** All texts of a requirement in one flow. */
class DocumentFlow extends Article {

    private final Writing writing;
    private final Map<DocumentId, SectionBlock> blocks = new HashMap<>();
    private final Map<String, Component> captions = new HashMap<>();
    private List<Component> order = List.of();

    DocumentFlow(Writing writing) {
        this.writing = writing;
        addClassName("document");
        setId("document");
    }

    /** @param below what stands below a text besides, by the text */
    void show(Workspace workspace, Map<DocumentId, Component> below) {
        var wanted = new ArrayList<Component>();
        var path = RequirementFiles.MAIN;
        for (var section : RequirementFiles.inOrder(workspace.requirement())) {
            var text = workspace.texts().get(section.documentId());
            if (text == null) {
                continue;
            }
            if (!section.path().equals(path)) {
                path = section.path();
                wanted.add(captions.computeIfAbsent(path, this::caption));
            }
            var block = blocks.computeIfAbsent(text.id(), _ -> block(workspace, section, text));
            block.show(text);
            wanted.add(block);
            var beside = below.get(text.id());
            if (beside != null) {
                wanted.add(beside);
            }
        }
        blocks.keySet().retainAll(workspace.texts().keySet());
        arrange(wanted);
    }

    private SectionBlock block(Workspace workspace, SectionRef section, TextView text) {
        var guidance = SectionMarks.asked(workspace, section)
                .map(asked -> asked.guidance().in(Reader.language()))
                .orElse("");
        return new SectionBlock(section.key(), text, guidance, writing);
    }

    private void arrange(List<Component> wanted) {
        if (wanted.equals(order)) {
            return;
        }
        var gone = new HashSet<>(order);
        wanted.forEach(gone::remove);
        gone.forEach(this::remove);
        for (int i = 0; i < wanted.size(); i++) {
            var component = wanted.get(i);
            if (i >= getComponentCount() || getComponentAt(i) != component) {
                addComponentAtIndex(i, component);
            }
        }
        order = wanted;
    }

    private Component caption(String path) {
        var caption = new H2(Glyph.FILE.create(), new Span(path));
        caption.addClassName("file-name");
        return caption;
    }
}
