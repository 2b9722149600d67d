import { Component, type ReactNode } from 'react';

type Props = {
  children: ReactNode;
  /** Told once, after what broke has gone from the page. */
  onBreak?(): void;
};

/** A fault of ours must never take a media field, or the entry form, with it. React itself writes it to the console. */
export class Boundary extends Component<Props, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override componentDidCatch() {
    this.props.onBreak?.();
  }

  override render() {
    return this.state.broken ? null : this.props.children;
  }
}
