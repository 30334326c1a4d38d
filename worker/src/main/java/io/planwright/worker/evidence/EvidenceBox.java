package io.planwright.worker.evidence;

import io.planwright.worker.server.Api;
import io.planwright.worker.server.Multipart;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where evidence is handed in. */
public final class EvidenceBox {

    private final Api api;

    public EvidenceBox(Api api) {
        this.api = api;
    }

    /**
     * @param subject {@code tasks/ID/STAGE} or {@code gates/ID/checks/CHECK}
     * @param exitCode of a command; null for a report
     * @param files SHA-256 by path of the files that it is about
     * @return its id
     */
    public String hand(String subject, Reports.Sent file, @Nullable Integer exitCode, Map<String, String> files) {
        var form = new Multipart().field("kind", file.kind().word()).field("subject", subject);
        if (exitCode != null) {
            form.field("exitCode", exitCode.toString());
        }
        if (!files.isEmpty()) {
            form.field("files", Api.JSON.writeValueAsString(files));
        }
        form.file("file", file.name(), file.content());
        return api.post("/evidence", form).path("id").asString();
    }
}
