package io.planwright.application.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.planwright.application.workspace.SomeWorkspace;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules about how plans are made. */
class PlanRulesTest {

    private static final String TEST_DRIVEN = """
            # Implementation Plan: Retry

            ## Implementation Steps

            ### Phase 1: Foundation
            1. **Schema migration**
               - Add columns to `schema/schema.sql`

            2. **Domain models**
               - Path: `src/models.py`
               - Test: `tests/unit/test_models.py`

            ### Phase 2: Core Logic
            1. **Create Retry**
               - Path: `src/retry.py`
               - Test: `tests/unit/test_retry.py`

            ### Phase 3: Integration
            1. **Wire into worker pool**
               - Modify: `src/worker_pool.py`

            ### Phase 4: CLI
            1. **Add CLI command**
               - Modify: `src/cli.py`
               - Test: `tests/unit/test_cli.py`

            ## Testing Strategy
            - `tests/unit/test_retry.py`
            """;

    private static List<String> in(Rule rule, String plan) {
        return Found.by(rule, SomeWorkspace.plain().plan("plan.md", plan));
    }

    @Test
    void aPlanFromTheSchemaToTheCommandLineIsInOrder() {
        assertThat(in(Rule.STEP_ORDER, TEST_DRIVEN)).isEmpty();
    }

    @Test
    void aStepThatComesTooLateIsNamedWithTheOneBeforeIt() {
        assertThat(in(Rule.STEP_ORDER, """
                # Plan

                ## Phase 1: CLI
                - [ ] Add the command

                ## Phase 2: Foundation
                - [ ] Schema migration
                - [ ] Write tests for the schema
                - [ ] Update the documentation of models
                """))
                .containsExactly("plan.md:7 'Schema migration' (schema) comes after 'Add the command'"
                        + " (command line, line 4)");
    }

    @Test
    void theOrderIsKnownInVietnameseToo() {
        assertThat(in(Rule.STEP_ORDER, """
                # Kế hoạch

                ## Giai đoạn 1
                - [ ] Viết dòng lệnh
                - [ ] Thêm bảng đơn hàng
                - [ ] Kiểm thử lược đồ
                """))
                .containsExactly("plan.md:5 'Thêm bảng đơn hàng' (schema) comes after 'Viết dòng lệnh'"
                        + " (command line, line 4)");
        assertThat(in(
                        Rule.STEP_ORDER,
                        "# K\n\n## A\n- [ ] Thêm bảng\n- [ ] Mô hình\n- [ ] Nghiệp vụ\n- [ ] Tích hợp\n"))
                .isEmpty();
    }

    @Test
    void aStepWithoutATestFileIsNamed() {
        assertThat(in(Rule.TEST_PER_STEP, TEST_DRIVEN))
                .containsExactly("plan.md:19 '**Wire into worker pool**' names no test file");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Add it\n  - Test: `tests/unit/test_it.py`",
                "Add it (`src/test/java/com/shop/CartTest.java`)",
                "Add it\n  - [ ] with CartTest.java",
                "Add it\n  - test_cart.py",
                "Add it, cart.spec.ts",
                "Add it, cart_test.go",
                "Schema migration",
                "Thêm bảng đơn hàng",
                "Write tests",
                "Kiểm thử đăng nhập",
                "Update the README",
                "Cập nhật tài liệu"
            })
    void aStepNamesItsTestOrNeedsNone(String task) {
        assertThat(in(Rule.TEST_PER_STEP, "# Plan\n\n## Build\n- [ ] " + task + "\n"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Add it", "Thêm trang đăng nhập", "Add the contest page", "Add src/latest/thing.py"})
    void aStepWithoutOneIsFlagged(String task) {
        assertThat(in(Rule.TEST_PER_STEP, "# Plan\n\n## Build\n- [ ] " + task + "\n"))
                .containsExactly("plan.md:4 '" + task + "' names no test file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"47-001-order-tracking-plan.md", "docs/plan/01-999-a-plan.md", "53-010-don-hang-plan.md"})
    void aPlanIsNamedByWeekAndNumber(String path) {
        assertThat(Found.by(Rule.PLAN_FILE_NAME, SomeWorkspace.plain().plan(path, "# Plan\n")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tasks.md",
                "7-001-a-plan.md",
                "47-01-a-plan.md",
                "54-001-a-plan.md",
                "00-001-a-plan.md",
                "47-000-a-plan.md",
                "47-001-plan.md",
                "47-001-A-plan.md",
                "47-001-a--b-plan.md",
                "47-001-a-plan.txt"
            })
    void anotherNameIsFlagged(String path) {
        assertThat(Found.by(Rule.PLAN_FILE_NAME, SomeWorkspace.plain().plan(path, "# Plan\n")))
                .singleElement()
                .asString()
                .startsWith(path);
    }

    @Test
    void anInnerLayerNamesNoOuterOne() {
        assertThat(in(Rule.DEPENDENCY_DIRECTION, """
                # Plan

                ### Phase 1: Domain Layer Setup
                - [ ] Create `src/domain/entities/order.py`
                - [ ] Save it with `src/infrastructure/persistence/order_db.py`

                ### Phase 2: Repository Layer
                - [ ] `src/domain/repositories/order_repository.py` (interface)
                - [ ] `src/infrastructure/persistence/order_repository_impl.py`

                ### Phase 3: Application Layer
                - [ ] `src/application/use_cases/place_order.py` uses `src/domain/entities/order.py`
                - [ ] Call shop.presentation.grpc from it

                ### Phase 5: Presentation Layer
                - [ ] `src/presentation/grpc/order.py` calls `src/infrastructure/di/container.py`

                ## Notes
                See https://example.org/infrastructure/domain.
                """))
                .containsExactly(
                        "plan.md:5 a step of the domain layer names 'src/infrastructure/persistence/order_db.py'"
                                + " of the infrastructure layer",
                        "plan.md:13 a step of the application layer names 'shop.presentation.grpc'"
                                + " of the presentation layer");
    }

    @Test
    void stepsInProseAndInVietnameseHaveLayersToo() {
        assertThat(in(Rule.DEPENDENCY_DIRECTION, """
                # Kế hoạch

                ## Các bước

                ### Bước 1: Tầng miền - Đơn hàng
                **Tệp cần tạo:**
                - `src/domain/entities/[name].py`
                - `src/infrastructure/[name].py`

                ### Bước 2: Tầng hạ tầng
                - `src/infrastructure/adapters/ssi.py`
                - `src/presentation/grpc/ssi.py`
                """))
                .containsExactly(
                        "plan.md:8 a step of the domain layer names 'src/infrastructure/[name].py'"
                                + " of the infrastructure layer",
                        "plan.md:12 a step of the infrastructure layer names 'src/presentation/grpc/ssi.py'"
                                + " of the presentation layer");
    }

    @Test
    void layersOfThePlaybooksPhasesCount() {
        var workspace = SomeWorkspace.following("""
                        key: own
                        name: Own
                        gate: {name: Gate}
                        plan:
                          path: tasks.md
                          title: Tasks
                          phases: [{title: {en: 'Phase 1: The core', vi: 'Giai đoạn 1: Phần lõi'}, layer: domain}]
                        """)
                .plan("tasks.md", "# Tasks\n\n## Bước 2: Phần lõi\n- [ ] Dùng `app/infrastructure/db.py`\n");

        assertThat(Found.by(Rule.DEPENDENCY_DIRECTION, workspace)).hasSize(1);
    }
}
