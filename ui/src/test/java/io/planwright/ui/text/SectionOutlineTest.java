package io.planwright.ui.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import io.planwright.ui.PageTest;
import io.planwright.ui.Server;
import io.planwright.ui.text.SectionOutline.Line;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SectionOutlineTest extends PageTest {

    private final List<String> wanted = new ArrayList<>();

    private SectionOutline outline(Line... lines) {
        var outline = shown(new SectionOutline("prd.md", wanted::add));
        outline.show(List.of(lines));
        return outline;
    }

    private static Line line(String text, boolean required, int items, int open) {
        return new Line("prd.md", "section-x", "X", Completeness.ofItems(text, required, items, open), "");
    }

    private static String said(SectionOutline outline) {
        return outline.getElement().getTextRecursively();
    }

    @Test
    void aSectionWithoutWordsIsEmpty() {
        assertThat(said(outline(line("## Risks\n\n", true, 0, 0)))).contains("empty", "required");
    }

    @Test
    void labelsAndEmptyBoxesAreNoWords() {
        assertThat(Headings.saysSomething("## X\n\n**Internal**:\n\n- [ ] \n- **External**:\n<!-- what else? -->\n"))
                .isFalse();
        assertThat(Headings.saysSomething("## X\n\n**Internal**: the queue\n")).isTrue();
    }

    @Test
    void aSectionWithOpenItemsIsStarted() {
        assertThat(said(outline(line("## Risks\n\n- one\n", true, 2, 1)))).contains("started", "1 open");
    }

    @Test
    void aSectionWhoseItemsAreAllDoneIsComplete() {
        assertThat(said(outline(line("## Risks\n\n- one\n", true, 2, 0))))
                .contains("complete")
                .doesNotContain("open");
    }

    @Test
    void theSumSaysWhatIsMissing() {
        var outline = outline(line("## A\n\n- one\n", true, 1, 0), line("## B\n", true, 0, 0));
        assertThat(Server.byId(outline, Div.class, "outline-summary").getText())
                .isEqualTo("1 of 2 complete, 1 required missing");
    }

    @Test
    void whatIsMissingCanBeWanted() {
        var outline = outline(new Line("prd.md", "goals", "Goals", Completeness.ofProse("", true, 0), "", true));
        click(Server.byId(outline, NativeButton.class, "add-section-goals"));
        assertThat(wanted).containsExactly("goals");
    }
}
