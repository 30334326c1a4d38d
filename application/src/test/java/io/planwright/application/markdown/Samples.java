package io.planwright.application.markdown;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Real planning files and the templates of the methods. */
final class Samples {

    static final List<String> NAMES = List.of(
            "refactor-listeners/index.md",
            "refactor-listeners/prd.md",
            "refactor-listeners/recovery.md",
            "refactor-listeners/research/plan.md",
            "refactor-listeners/tasks.md",
            "tdd-refactor-stage/api-layer-spec.txt",
            "tdd-refactor-stage/plan.md");

    static final String TASKS_TEMPLATE = """
            # Tasks: {Feature Name}

            ## Phase 1: Planning & Research ✅
            - [x] 1.1 Create requirement workspace
            - [x] 1.2 Write comprehensive PRD

            ## Phase 2: Expert Research
            - [ ] 2.1 Research database-specific implementations
            - [ ] 2.4 Document findings in `research/`

            ## Phase 3: Quality Gate (Docs & Vision)
            - [ ] 3.1 Validate all acceptance criteria met
            - [ ] 3.2 Archive requirement

            ## Handoff Notes

            **To Expert**:
            - Read PRD thoroughly
            - Update tasks.md and recovery.md
            """;

    static final String DOMAIN_DRIVEN_TEMPLATE = """
            # {TASK_NAME} - Implementation Plan

            ## Overview
            - **Objective**: [Clear statement]

            ## Task List

            ### Phase 1: Domain Layer Foundation
            - [ ] Create entity classes with proper identity handling
            - [ ] Implement value objects with immutability

            ### Phase 2: Repository Layer \s
            - [ ] Create abstract repository interface in domain layer
            - [ ] Set up database configuration from .env (NO hardcode!)

            ## DDD Compliance Check
            - [ ] Domain layer independent of infrastructure

            ## Implementation Steps

            ### Step 1: Domain Layer - [Entity/Value Object/Aggregate]
            **Files to create:**
            - `src/domain/entities/[name].py`
            """;

    static final String PRD_TEMPLATE = """
            # {Feature Name}

            ## Technical Scope

            ### Database Compatibility

            **Target Databases**:
            - ✅ PostgreSQL (asyncpg, psycopg sync/async)

            **Affected Files**:
            - [ ] `advanced_alchemy/repository/_async.py` → `_sync.py`

            ## Acceptance Criteria

            ### Functional Requirements

            - [ ] Feature works across all 8+ database backends
            - [ ] Async and sync implementations both functional

            ### Technical Requirements

            - [ ] Service layer wraps repository (never bypass)

            ## Success Metrics

            - All 8+ databases pass integration tests
            - Documentation complete and accurate
            """;

    static final String VIETNAMESE = """
            # Tasks: Theo dõi đơn hàng

            ## Giai đoạn 1: Phân tích
            - [x] 1.1 Đọc tài liệu thiết kế [6459ec4a]
            - [ ] 1.2 Viết `kiểm thử` cho đơn hàng
                - [ ] Trường hợp rỗng

            ## Tiêu chí chấp nhận
            | Bảng | Mục đích |
            |------|----------|
            | đơn_hàng | - [ ] không phải việc |
            """;

    private Samples() {}

    static String read(String name) {
        try (var in = Objects.requireNonNull(Samples.class.getResourceAsStream("/samples/" + name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> all() {
        var texts = new ArrayList<>(NAMES.stream().map(Samples::read).toList());
        texts.addAll(List.of(TASKS_TEMPLATE, DOMAIN_DRIVEN_TEMPLATE, PRD_TEMPLATE, VIETNAMESE));
        texts.addAll(texts.stream().map(text -> text.replace("\n", "\r\n")).toList());
        return texts;
    }
}
