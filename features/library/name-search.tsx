import { Search } from "lucide";
import { Icon } from "#features/ui/icon.tsx";
import { NamedField } from "#features/ui/named-field.tsx";
import { PageForm } from "#features/ui/page-form.tsx";
import { TextButton } from "#features/ui/text-button.tsx";
import styles from "./name-search.module.css";

interface NameSearchProps {
  readonly action: string;
  /** What the field is called. */
  readonly name: string;
  readonly submit: string;
  readonly query: string;
}

/** Looks for a name in a long list: `?q=`. */
export function NameSearch({ action, name, submit, query }: NameSearchProps) {
  return (
    <search>
      <PageForm action={action} className={styles.form}>
        <NamedField name={name}>
          <input key={query} type="search" name="q" defaultValue={query} autoComplete="off" maxLength={200} />
        </NamedField>
        <TextButton type="submit" icon={<Icon of={Search} />}>
          {submit}
        </TextButton>
      </PageForm>
    </search>
  );
}
