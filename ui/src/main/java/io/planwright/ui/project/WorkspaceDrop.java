package io.planwright.ui.project;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.upload.UploadButton;
import com.vaadin.flow.component.upload.UploadDropZone;
import com.vaadin.flow.component.upload.UploadManager;
import com.vaadin.flow.server.streams.UploadHandler;
import io.planwright.ui.look.Glyph;
import io.planwright.ui.notice.Notices;

/** A page on which a workspace, as folder or zip, or a plan can be dropped anywhere; and the button that does the same. */
class WorkspaceDrop {

    interface Taking {
        void take(String fileName, byte[] content);
    }

    private static final long LARGEST = 64L << 20;

    private final UploadManager manager;
    private final UploadDropZone zone;
    private final UploadButton button;

    WorkspaceDrop(Component page, Taking taking) {
        manager = new UploadManager(
                page, UploadHandler.inMemory((file, content) -> taking.take(file.fileName(), content)));
        manager.setAcceptedFileExtensions(".zip", ".md", ".markdown");
        manager.setMaxFileSize(LARGEST);
        manager.addFileRejectedListener(_ -> Notices.done(page.getTranslation("import.rejected")));
        var hint = new Div(new Span(page.getTranslation("import.drop")));
        hint.addClassName("drop-hint");
        zone = new UploadDropZone(new Div(page, hint), manager);
        zone.addClassName("drop-page");
        zone.setId("drop-zone");
        zone.getElement().executeJs("window.planwright.takeFolders(this)");
        button = new UploadButton(page.getTranslation("import.button"), manager);
        button.setIcon(Glyph.IMPORT.create());
        button.setId("import-upload");
    }

    Component zone() {
        return zone;
    }

    /** Lets the person choose a folder. */
    void chooseFolder() {
        button.getElement().executeJs("window.planwright.chooseFolder(this)");
    }

    UploadButton button() {
        return button;
    }
}
