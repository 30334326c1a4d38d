package io.planwright.ui.requirement;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import io.planwright.application.requirement.RequirementView;
import io.planwright.application.text.TextView;
import io.planwright.domain.identity.DocumentId;
import io.planwright.ui.look.Glyph;
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

    void show(RequirementView requirement, Map<DocumentId, TextView> texts) {
        var wanted = new ArrayList<Component>();
        var path = RequirementFiles.MAIN;
        for (var section : RequirementFiles.inOrder(requirement)) {
            var text = texts.get(section.documentId());
            if (text == null) {
                continue;
            }
            if (!section.path().equals(path)) {
                path = section.path();
                wanted.add(captions.computeIfAbsent(path, this::caption));
            }
            var block = blocks.computeIfAbsent(text.id(), _ -> new SectionBlock(section.key(), text, writing));
            block.show(text);
            wanted.add(block);
        }
        arrange(wanted);
    }

    void show(TextView text) {
        var block = blocks.get(text.id());
        if (block != null) {
            block.show(text);
        }
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
