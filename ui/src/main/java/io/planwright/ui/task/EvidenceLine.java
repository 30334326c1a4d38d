package io.planwright.ui.task;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import io.planwright.application.evidence.EvidenceFiles;
import io.planwright.application.evidence.EvidenceView;
import io.planwright.domain.evidence.Evidence;
import io.planwright.domain.evidence.TestRun;
import io.planwright.domain.evidence.TestRun.Broken;
import io.planwright.domain.task.Stage;
import io.planwright.ui.look.Ago;
import io.planwright.ui.look.Glyph;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;

/** A piece of evidence: what it comes to, and when it is opened what it says. */
class EvidenceLine extends NativeDetails {

    private final EvidenceView view;
    private final EvidenceFiles files;
    private boolean drawn;

    EvidenceLine(EvidenceView view, EvidenceFiles files) {
        this.view = view;
        this.files = files;
        var evidence = view.evidence();
        setId("evidence-" + evidence.id());
        addClassName("evidence");
        var name = new Span(evidence.name());
        name.addClassName("evidence-name");
        var kind = new Span(getTranslation("evidenceKind." + evidence.kind()));
        kind.addClassName("faint");
        setSummary(mark(), name, kind, said());
        addToggleListener(_ -> draw());
    }

    private Span mark() {
        var evidence = view.evidence();
        boolean asWanted = isRed()
                ? evidence.facts().tests() == null
                        || evidence.facts().tests().errors() == 0
                                && evidence.facts().tests().failed() > 0
                : evidence.objection().isEmpty();
        var mark = (asWanted ? Glyph.DONE : Glyph.FAIL).create();
        mark.addClassName(asWanted ? "state-ok" : "state-bad");
        return mark;
    }

    private boolean isRed() {
        return view.stage() == Stage.RED || view.stage() == Stage.RED_FIX;
    }

    private Span said() {
        var facts = view.evidence().facts();
        var words = new ArrayList<String>();
        if (facts.tests() != null) {
            var tests = facts.tests();
            words.add(
                    getTranslation("evidence.tests", tests.passed(), tests.failed(), tests.errors(), tests.skipped()));
        }
        if (facts.coverage() != null) {
            words.add(getTranslation("evidence.coverage", facts.coverage().percent()));
        }
        if (facts.findings() != null) {
            var found = facts.findings();
            words.add(getTranslation("evidence.findings", found.errors(), found.warnings(), found.notes()));
        }
        if (facts.exitCode() != null) {
            words.add(getTranslation("evidence.exitCode", facts.exitCode()));
        }
        var said = new Span(String.join(" · ", words));
        said.addClassName("evidence-said");
        return said;
    }

    private void draw() {
        if (drawn) {
            return;
        }
        drawn = true;
        var evidence = view.evidence();
        var content = new Div();
        content.addClassName("evidence-body");
        var tests = evidence.facts().tests();
        if (tests != null && !tests.broken().isEmpty()) {
            var list = new UnorderedList();
            list.addClassName("broken");
            tests.broken().stream().limit(TestRun.SHOWN).forEach(broken -> list.add(line(broken)));
            int all = tests.failed() + tests.errors();
            if (all > TestRun.SHOWN) {
                list.add(new ListItem(getTranslation("notice.more", all - TestRun.SHOWN)));
            }
            content.add(list);
        }
        var coverage = evidence.facts().coverage();
        if (coverage != null) {
            content.add(new Div(getTranslation(
                    "evidence.coverageOf",
                    coverage.coveredLines(),
                    coverage.lines(),
                    coverage.coveredBranches(),
                    coverage.branches())));
        }
        if (evidence.facts().findings() != null) {
            var list = new UnorderedList();
            evidence.facts().findings().first().forEach(finding -> list.add(new ListItem(finding)));
            content.add(list);
        }
        content.add(source(evidence));
        setContent(content);
    }

    private ListItem line(Broken broken) {
        var mark = (broken.assertion() ? Glyph.FAIL : Glyph.WARN).create();
        mark.addClassName(broken.assertion() ? "state-bad" : "state-warn");
        var test = new Code(broken.test());
        var how = new Span(getTranslation(broken.assertion() ? "evidence.failed" : "evidence.erred"));
        how.addClassName("faint");
        var message = new Div(broken.message());
        message.addClassName("broken-message");
        return new ListItem(mark, test, how, message);
    }

    private Component source(Evidence evidence) {
        var by = new Span(getTranslation("evidence.by", view.by(), getTranslation("kind." + view.kind())));
        var hash = new Span(evidence.sha256().substring(0, 12));
        hash.addClassName("mono");
        hash.getElement().setAttribute("title", "SHA-256 " + evidence.sha256());
        var link = new Anchor(DownloadHandler.fromInputStream(_ -> file(evidence)), "");
        link.add(Glyph.EXPORT.create(), new Span(getTranslation("evidence.download", evidence.size())));
        link.setId("download-" + evidence.id());
        link.addClassName("plain-link");
        link.getElement().setAttribute("download", evidence.name());
        var line = new Div(by, new Ago(view.at()), hash, link);
        line.addClassName("evidence-source");
        return line;
    }

    /** Sends it as a file to be kept, whatever is in it. */
    private DownloadResponse file(Evidence evidence) {
        return files.open(evidence.sha256())
                .map(file -> new DownloadResponse(file, evidence.name(), "application/octet-stream", evidence.size()))
                .orElseGet(() -> DownloadResponse.error(HttpServletResponse.SC_NOT_FOUND));
    }
}
